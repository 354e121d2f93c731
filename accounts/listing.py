"""Lists accounts for ops: portal IDs and dates, no names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role

CHUNK = 2_000


class State(TextChoices):
    """How far an account has come."""

    REVOKED = "revoked", _("Revoked for good")
    LOCKED = "locked", _("Locked")
    ACTIVE = "active", _("Activated")
    NOT_ACTIVATED = "not activated", _("Not activated")


@dataclass(frozen=True)
class Wanted:
    role: str = Role.CITIZEN
    not_activated: bool = False
    locked: bool = False
    older_than: timedelta = timedelta(0)


@dataclass(frozen=True)
class Account:
    portal_id: str
    state: State
    created: datetime
    last_letter: datetime | None


def accounts(wanted: Wanted, *, at: datetime) -> Iterator[Account]:
    """Give the accounts, the oldest first; bounded in memory."""
    people = User.objects.filter(
        role=wanted.role, created_at__lte=at - wanted.older_than
    )
    if wanted.not_activated:
        people = people.not_activated(older_than=wanted.older_than, at=at)
    if wanted.locked:
        people = people.filter(locked_at__isnull=False)
    printed = people.annotate(last_letter=Max("owedletter__printed_at"))
    for user in printed.order_by("created_at", "pk").iterator(chunk_size=CHUNK):
        letter = user.last_letter  # type: ignore[attr-defined]
        yield Account(user.username, state_of(user), user.created_at, letter)


def state_of(user: User) -> State:
    if user.revoked_at:
        return State.REVOKED
    if not user.is_active:
        return State.LOCKED
    return State.ACTIVE if user.activated_at else State.NOT_ACTIVATED
