"""Reminds people who never used their letter."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from accounts.actors import Machine
from accounts.letters import owing
from accounts.models import OwedLetter, User
from accounts.roles import Role

# Nobody is written to more often than this.
PAUSE = timedelta(days=30)


def not_activated(*, older_than: timedelta, at: datetime) -> QuerySet[User]:
    """Return the citizens whose account is older than this and was never used."""
    return User.objects.filter(
        role=Role.CITIZEN,
        activated_at__isnull=True,
        is_active=True,
        created_at__lte=at - older_than,
    ).order_by("created_at", "pk")


def to_remind(*, older_than: timedelta, at: datetime) -> QuerySet[User]:
    """Return those of them who got no letter lately, and to whom none is owed."""
    letters = OwedLetter.objects.exclude(kind=OwedLetter.Kind.CODES)
    lately = letters.filter(printed_at__gt=at - PAUSE)
    waiting = letters.filter(printed_at__isnull=True)
    return not_activated(older_than=older_than, at=at).exclude(
        pk__in=(lately | waiting).values("recipient")
    )


def remind(*, older_than: timedelta, by: User | Machine, at: datetime) -> list[str]:
    """Owe each of them a reminder and return their portal IDs."""
    reminded = []
    for person in to_remind(older_than=older_than, at=at).iterator():
        owing.owe(
            OwedLetter.Kind.REMINDER,
            to=person,
            cause=OwedLetter.Cause.NOT_ACTIVATED,
            by=by,
            at=at,
        )
        reminded.append(person.username)
    return reminded
