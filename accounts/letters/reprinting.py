"""Letters that were printed and never came out: their file was lost on its way."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from accounts import auditing
from accounts.letters import owing
from accounts.models import AuditEvent, OwedLetter, User
from accounts.renewing import NotActive

# By then whoever printed them has seen whether they came out.
FOR = timedelta(hours=1)


def runs(
    letters: QuerySet[OwedLetter], *, by: User, at: datetime
) -> list[tuple[datetime, int]]:
    """Return when BY printed lately, the latest first, and how many of LETTERS.

    Only those count that can be printed again: nobody has used the PIN, and no other
    letter has followed.
    """
    again = _reprintable(letters, by=by, at=at).order_by("-printed_at")
    counted = again.values("printed_at").annotate(number=Count("pk"))
    rows = counted.values_list("printed_at", "number")
    return [(when, number) for when, number in rows if when]


def owe_again(
    letters: QuerySet[OwedLetter], *, run: datetime, by: User, at: datetime
) -> int:
    """Owe anew those of LETTERS that BY printed at RUN; return how many.

    What has come out after all stops working once the new ones are printed.
    """
    lost = _reprintable(letters, by=by, at=at).filter(printed_at=run)
    again = list(lost.select_related("recipient").order_by("pk"))
    return sum(_owe_again(letter, by=by, at=at) for letter in again)


def _reprintable(
    letters: QuerySet[OwedLetter], *, by: User, at: datetime
) -> QuerySet[OwedLetter]:
    events = AuditEvent.objects.filter(
        event="letter.printed", actor=by, at__gt=at - FOR
    )
    printed = list(events.values_list("object_id", flat=True))
    with_pin = _newest(*owing.WITH_PIN) & Q(
        recipient__initial_pin__used_at=None,
        recipient__initial_pin__issued_at=F("printed_at"),
    )
    newest = with_pin | _newest(OwedLetter.Kind.CODES)
    return letters.filter(newest, pk__in=printed)


def _newest(*kinds: str) -> Q:
    """Say of a letter of KINDS that no other followed it, and none is owed."""
    others = OwedLetter.objects.filter(recipient=OuterRef("recipient"), kind__in=kinds)
    since = Q(printed_at=None) | Q(printed_at__gt=OuterRef("printed_at"))
    return Q(~Exists(others.filter(since)), kind__in=kinds)


def _owe_again(letter: OwedLetter, *, by: User, at: datetime) -> bool:
    try:
        with transaction.atomic():
            auditing.record(
                "letter.did_not_come_out",
                on=letter,
                by=by,
                at=at,
                subject=letter.recipient,
                kind=letter.kind,
            )
            owing.owe(
                OwedLetter.Kind(letter.kind),
                to=letter.recipient,
                cause=OwedLetter.Cause(letter.cause),
                by=by,
                at=at,
                resets_second_factor=letter.resets_second_factor,
            )
    except NotActive:
        return False
    return True
