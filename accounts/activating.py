"""Opens an account: by the PIN of a letter, or at the desk with the person there.

The same PIN of a later letter sets a new password: that is how people come back
who have neither password nor e-mail.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts import auditing, confirming, factors, sessions, terms
from accounts.models import InitialPin, User
from accounts.renewing import check_access
from accounts.roles import Act, check


class NotActivated(Exception):
    """ID, PIN and date of birth do not belong together, or the PIN is spent."""


@dataclass(frozen=True)
class Choices:
    """What the person chose; `email` is "" for none, and on the way back."""

    password: str
    language: str
    email: str = ""


def is_good(initial: InitialPin, *, at: datetime) -> bool:
    """Say whether this PIN opens its account at this moment."""
    unused = initial.used_at is None and at < initial.valid_until
    return unused and initial.user.is_active


def activate(initial: InitialPin, *, chosen: Choices, at: datetime) -> User:
    """Spend the PIN and set the person's own password.

    Raises NotActivated when the same PIN was used, or replaced, a moment ago.
    """
    password = make_password(chosen.password)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=initial.user_id)
        # The hash, too: a new letter in between has made this PIN worthless.
        unused = InitialPin.objects.filter(
            pk=initial.pk, pin_hash=initial.pin_hash, used_at=None, valid_until__gt=at
        )
        if not user.is_active or unused.update(used_at=at) != 1:
            raise NotActivated
        first = user.activated_at is None
        user.language = chosen.language
        _open(user, password=password, at=at)
        event = "account.activated" if first else "account.recovered"
        auditing.record(event, on=user, by=user, at=at)
        if initial.resets_second_factor:
            factors.reset(user, by=user, at=at)
        elif not first:
            sessions.end_all(user, by=user, at=at)
        if first and not user.is_staff:
            _take_address(user, chosen.email, at=at)
    user.refresh_from_db()
    return user


def activate_at_desk(  # noqa: PLR0913 - what was decided there
    user: User,
    *,
    password: str,
    identity_seen_on: date,
    by: User,
    at: datetime,
    keeps_second_factor: bool = False,
) -> User:
    """Open the account with the person there, who typed the password themselves.

    Their identity was seen, so neither PIN nor date of birth is asked for. A PIN on
    its way is spent. Second factors go, as a stranger may have set up one of them,
    unless KEEPS_SECOND_FACTOR. Raises PermissionDenied; NotActivated if locked, or
    staff; renewing.TooYoung.
    """
    check(by.role, Act.ISSUE_ACCESS)
    hashed = make_password(password)
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if not user.is_active or user.is_staff:
            raise NotActivated
        check_access(user, at=at)
        InitialPin.objects.filter(user=user, used_at=None).update(used_at=at)
        if factors.has_second_factor(user) and not keeps_second_factor:
            factors.reset(user, by=by, at=at)
        elif user.activated_at:
            sessions.end_all(user, by=by, at=at)
        _open(user, password=hashed, at=at)
        auditing.record(
            "account.activated_at_desk",
            on=user,
            by=by,
            at=at,
            identity_seen_on=identity_seen_on.isoformat(),
            birth_date_known=user.birth_date_known,
        )
    user.refresh_from_db()
    return user


def _open(user: User, *, password: str, at: datetime) -> None:
    user.password = password
    user.activated_at = user.activated_at or at
    if not user.is_staff:
        terms.acknowledge(user, at=at)
    chosen = ["password", "language", "activated_at"]
    user.save(update_fields=[*chosen, "terms_version", "terms_acknowledged_at"])


def _take_address(user: User, email: str, *, at: datetime) -> None:
    """Take the address the person left in the form; the office's may be wrong."""
    if email:
        confirming.change(user, email=email, at=at)
    else:
        confirming.remove(user, at=at)
