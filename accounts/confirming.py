"""A person's own e-mail address: changed, confirmed by a code, removed."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import auditing, consents, email_codes, outbox
from accounts.models import Consent, OwedMail, User
from accounts.throttling import Door

# So that nobody has the portal write to other people's addresses all day.
CODES_A_DAY = 5
DAY = timedelta(days=1)
AT_ONCE = timedelta(0)


class TooManyCodes(Exception):
    """No more codes are sent today, to whatever address."""


class WrongEmailCode(Exception):
    """Not the code of the latest mail, too old, or of another address."""


def change(user: User, *, email: str, at: datetime) -> None:
    """Take EMAIL as the address of USER, not confirmed yet, and owe it a code.

    No notice leaves until it is confirmed; a confirmed address given up is told so.
    Raises TooManyCodes.
    """
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        if locked.email == email and locked.email_confirmed_at:
            return
        _forget_codes(locked)
        if locked.email != email:
            _tell_old_address(locked, at=at)
            _set(locked, email=email, confirmed_at=None)
            _record("account.email_changed", user, at)
        _owe_code(locked, at=at)


def send_code(user: User, *, at: datetime) -> None:
    """Owe another code to the address that waits for it. Raises TooManyCodes."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        if locked.email and not locked.email_confirmed_at:
            _forget_codes(locked)
            _owe_code(locked, at=at)


def confirm(
    user: User, *, code: str, door: Door, at: datetime, agreed_to: str = ""
) -> None:
    """Confirm the address by the code sent to it.

    AGREED_TO is the version of the consent to mail that was ticked with it, "" if
    it was not. Raises WrongEmailCode, also while too much was guessed, and OtherWords.
    """
    if door.is_closed(at):
        raise WrongEmailCode
    try:
        _confirm(user, code=code, agreed_to=agreed_to, at=at)
    except WrongEmailCode:
        door.failed(at)
        raise
    door.opened(at)


def _confirm(user: User, *, code: str, agreed_to: str, at: datetime) -> None:
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        if not locked.email or not email_codes.fits(code, user=locked, at=at):
            raise WrongEmailCode
        if not locked.email_confirmed_at:
            _set(locked, email=locked.email, confirmed_at=at)
            _record("account.email_confirmed", user, at)
        if agreed_to:
            consents.give(locked, Consent.Kind.MAIL, version=agreed_to, at=at)


def remove(user: User, *, at: datetime) -> list[Consent.Kind]:
    """Forget the address; return the consents that ended with it."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        if not locked.email:
            return []
        _forget_codes(locked)
        _tell_old_address(locked, at=at)
        _set(locked, email="", confirmed_at=None)
        _record("account.email_removed", user, at)
        return consents.revoke(
            user,
            Consent.Kind.MAIL,
            by=user,
            at=at,
            cause=consents.Cause.ADDRESS_REMOVED,
        )


def _record(event: str, user: User, at: datetime) -> None:
    auditing.record(event, on=user, by=user, at=at)


def _set(user: User, *, email: str, confirmed_at: datetime | None) -> None:
    user.email, user.email_confirmed_at = email, confirmed_at
    user.save(update_fields=["email", "email_confirmed_at"])


def _tell_old_address(user: User, *, at: datetime) -> None:
    # An address nobody confirmed may be a stranger's.
    if user.email_confirmed_at:
        about = f"address changed {user.pk} {at.isoformat()}"
        outbox.owe(
            OwedMail.Kind.ADDRESS_CHANGED,
            to=user,
            about=about,
            at=at,
            wait=AT_ONCE,
            address=user.email,
        )


def _forget_codes(user: User) -> None:
    """Take back codes on their way: only the latest is any good."""
    waiting = OwedMail.objects.filter(recipient=user, kind=OwedMail.Kind.CONFIRM)
    for owed in waiting.filter(sent_at=None):
        outbox.withdraw(about=owed.about)


def _owe_code(user: User, *, at: datetime) -> None:
    sent = OwedMail.objects.filter(recipient=user, kind=OwedMail.Kind.CONFIRM)
    if sent.filter(owed_at__gt=at - DAY).count() >= CODES_A_DAY:
        raise TooManyCodes
    about = f"confirm {user.pk} {at.isoformat()}"
    outbox.owe(OwedMail.Kind.CONFIRM, to=user, about=about, at=at, wait=AT_ONCE)
