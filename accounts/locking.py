"""Locks an account, unlocks it, or revokes it for good."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import auditing, factors, sessions
from accounts.actors import Machine
from accounts.letters import owing
from accounts.models import AuditEvent, InitialPin, User


class Reason(models.TextChoices):
    """Why; a closed list, so that no story about a person gets into the audit trail."""

    ASKED = "asked", _("the person asked for it")
    MISUSE = "misuse", _("somebody else may be using it")
    LETTER_LOST = "letter lost", _("a letter went astray")
    LEFT = "left", _("the person has left")
    DIED = "died", _("the person has died")
    OTHER = "other", _("another reason")


# These end an access for good; the others only for a time.
FOR_GOOD = {Reason.LEFT, Reason.DIED}
# Then somebody else may hold the letter: its PIN ends, too.
_IN_WRONG_HANDS = {Reason.LETTER_LOST, Reason.MISUSE}


class Revoked(Exception):
    """The account was revoked, which is for good."""


def lock(user: User, *, reason: str, by: User | Machine, at: datetime) -> None:
    """Let nobody in until it is unlocked; ends all sessions. Raises Revoked."""
    code = Reason(reason)
    with transaction.atomic():
        row = _row(user)
        if code in _IN_WRONG_HANDS:
            _end_pin(row, at=at)
        if row.locked_at is None:
            _end(row, by=by, at=at, locked_at=at)
            auditing.record("account.locked", on=row, by=by, at=at, reason=code.value)
    user.refresh_from_db()


def unlock(user: User, *, by: User | Machine, at: datetime) -> None:
    """Let the person in again, with the password of before. Raises Revoked.

    After misuse the second factors go: one of them may be somebody else's.
    """
    with transaction.atomic():
        row = _row(user)
        if row.locked_at is not None:
            if _was_misused(row) and factors.has_second_factor(row):
                factors.reset(row, by=by, at=at)
            row.locked_at, row.is_active = None, True
            row.save(update_fields=["locked_at", "is_active"])
            auditing.record("account.unlocked", on=row, by=by, at=at)
    user.refresh_from_db()


def revoke(user: User, *, reason: str, by: User | Machine, at: datetime) -> None:
    """End the account for good; what it sent stays. Twice is as once.

    The customer number is free then: who comes back gets a new account with it.
    """
    with transaction.atomic():
        row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if row.revoked_at is None:
            _end(row, by=by, at=at, revoked_at=at)
            User.objects.filter(pk=row.pk).update(customer_number="")
            _end_pin(row, at=at)
            owing.withdraw(to=row)
            code = Reason(reason).value
            auditing.record("account.revoked", on=row, by=by, at=at, reason=code)
    user.refresh_from_db()


def _row(user: User) -> User:
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if row.revoked_at is not None:
        raise Revoked
    return row


def _was_misused(row: User) -> bool:
    """Say whether that was a reason of the lock that is in force."""
    locks = AuditEvent.objects.filter(
        event="account.locked", subject=row, at__gte=row.locked_at
    )
    return locks.filter(facts__reason=Reason.MISUSE.value).exists()


def _end_pin(row: User, *, at: datetime) -> None:
    InitialPin.objects.filter(user=row, valid_until__gt=at).update(valid_until=at)


def _end(row: User, *, by: User | Machine, at: datetime, **when: datetime) -> None:
    """Take the account out of use, and every session it has."""
    User.objects.filter(pk=row.pk).update(is_active=False, **when)
    sessions.end_all(row, by=by, at=at)
