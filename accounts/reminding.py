"""Reminds people who never used their letter."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts import ages
from accounts.actors import Machine
from accounts.letters import owing
from accounts.models import Mandate, OwedLetter, User
from accounts.renewing import NotActive
from accounts.roles import Role

# Nobody is written to more often than this.
PAUSE = timedelta(days=30)


def to_remind(*, older_than: timedelta, at: datetime) -> QuerySet[User]:
    """Return the citizens who never came in, got no letter lately and are owed none.

    No children, and nobody who leaves it to somebody else and never had a PIN.
    """
    letters = OwedLetter.objects.exclude(kind=OwedLetter.Kind.CODES)
    lately = letters.filter(printed_at__gt=at - PAUSE)
    waiting = letters.filter(printed_at__isnull=True)
    represented = Mandate.objects.in_force(at).values("principal")
    eldest_child = ages.latest_birth_date(today=timezone.localdate(at))
    people = User.objects.filter(role=Role.CITIZEN).order_by("created_at", "pk")
    return (
        people.not_activated(older_than=older_than, at=at)
        .exclude(pk__in=(lately | waiting).values("recipient"))
        .exclude(birth_date__gt=eldest_child)
        .exclude(Q(initial_pin__isnull=True), pk__in=represented)
    )


def remind(*, older_than: timedelta, by: User | Machine, at: datetime) -> list[str]:
    """Owe each of them a reminder and return their portal IDs."""
    kind, cause = OwedLetter.Kind.REMINDER, OwedLetter.Cause.NOT_ACTIVATED
    reminded = []
    for person in to_remind(older_than=older_than, at=at).iterator():
        try:
            owing.owe(kind, to=person, cause=cause, by=by, at=at)
        except NotActive:
            # Locked since this run began.
            continue
        reminded.append(person.username)
    return reminded
