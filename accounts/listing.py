"""Lists accounts for ops: portal IDs and dates, no names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from accounts.models import User
from accounts.roles import Role


@dataclass(frozen=True)
class Wanted:
    role: str = Role.CITIZEN
    not_activated: bool = False
    locked: bool = False
    older_than: timedelta = timedelta(0)


@dataclass(frozen=True)
class Account:
    portal_id: str
    state: str
    created: datetime
    last_letter: datetime | None


def accounts(wanted: Wanted, *, at: datetime) -> Iterator[Account]:
    """Give the accounts, the oldest first."""
    people = User.objects.filter(
        role=wanted.role, created_at__lte=at - wanted.older_than
    )
    if wanted.not_activated:
        people = people.filter(activated_at__isnull=True, is_active=True)
    if wanted.locked:
        people = people.filter(locked_at__isnull=False)
    listed = people.order_by("created_at", "pk")
    letters = listed.annotate(last_letter=Max("owedletter__printed_at"))
    printed = dict(letters.values_list("pk", "last_letter"))
    for user in listed.iterator():
        yield Account(user.username, state(user), user.created_at, printed.get(user.pk))


def state(user: User) -> str:
    if user.revoked_at:
        return "revoked"
    if user.locked_at:
        return "locked"
    if not user.is_active:
        return "inactive"
    return "active" if user.activated_at else "not activated"
