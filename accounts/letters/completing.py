"""Completes the print file of a run that was broken off, from its single letters."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.letters import folder as folders
from accounts.letters.objects import parse
from accounts.letters.owing import WITH_PIN
from accounts.letters.runs import Refusal, Run
from accounts.models import AuditEvent, OwedLetter

CHUNK = 100
EXPIRED = "printed in a run that was cut off, and expired since; use reissue_letter"


def complete(run: Run, *, at: datetime) -> None:
    """Give every earlier run of this folder its print file, and name it in RUN.

    It holds exactly the letters whose secret works AT this time: one that was used,
    or printed anew later, is left out; who had only an expired one is named, too.
    Raises NotOurs.
    """
    for then in list(folders.broken_off(run.folder)):
        printed = OwedLetter.objects.filter(printed_at=then)
        with folders.print_file(run.folder, at=then) as together:
            for place in _places(printed, run.folder, at=at):
                document = parse(place.read_bytes())
                together.add_page(document, document.pages[0])
        if together.pages:
            run.completed.append(folders.print_place(run.folder, at=then).name)
        expired = printed.filter(_unused(), _until(at)).select_related("recipient")
        for owed in expired:
            run.refused.append(Refusal(owed.recipient.username, EXPIRED))


def _places(
    printed: QuerySet[OwedLetter], folder: Path, *, at: datetime
) -> Iterator[Path]:
    good = printed.filter((_unused() & ~_until(at)) | _newest_card())
    rows = good.select_related("recipient").order_by("recipient__language", "pk")
    for owed in rows.iterator(chunk_size=CHUNK):
        place = folders.place_of(owed, folder)
        if place.exists():
            yield place


def _unused() -> Q:
    """Say of a letter that nobody has used its PIN, and none has replaced it."""
    return Q(
        kind__in=WITH_PIN,
        recipient__initial_pin__issued_at=F("printed_at"),
        recipient__initial_pin__used_at__isnull=True,
    )


def _until(at: datetime) -> Q:
    return Q(recipient__initial_pin__valid_until__lte=at)


def _newest_card() -> Q:
    """Say of a card that no other was made since, and no factor taken away."""
    later = AuditEvent.objects.filter(
        event__in=("factor.codes_issued", "factor.reset"),
        subject=OuterRef("recipient"),
        at__gt=OuterRef("printed_at"),
    )
    return Q(~Exists(later), kind=OwedLetter.Kind.CODES)
