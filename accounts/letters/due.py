"""Which letters are to be printed now."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from accounts.models import OwedLetter
from accounts.roles import Role


def due(kinds: Sequence[str]) -> QuerySet[OwedLetter]:
    """Return what is owed to citizens who can use it, those of a language together.

    Whoever has set up the access meanwhile needs no reminder.
    """
    waiting = OwedLetter.objects.filter(
        printed_at__isnull=True, kind__in=kinds, recipient__role=Role.CITIZEN
    )
    needless = {
        "kind": OwedLetter.Kind.REMINDER,
        "recipient__activated_at__isnull": False,
    }
    return (
        waiting.filter(recipient__is_active=True)
        .exclude(**needless)
        .select_related("recipient")
        .order_by("recipient__language", "kind", "owed_at", "pk")
    )


def in_parts(letters: QuerySet[OwedLetter], size: int) -> Iterator[list[OwedLetter]]:
    """Give what is owed now, in parts; what comes meanwhile is for the next run."""
    keys = list(letters.values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        yield list(letters.filter(pk__in=keys[start : start + size]))
