"""Completes the print file of a run that was broken off, from its single letters."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db.models import F, Q

from accounts.letters import folder as folders
from accounts.letters.objects import parse
from accounts.models import OwedLetter

CHUNK = 100


def complete(folder: Path) -> int:
    """Give every run of this folder a print file; return how many had none.

    It holds exactly the letters whose secret works: of a letter that was printed
    anew later, the earlier one is left out.
    """
    times = list(folders.broken_off(folder))
    for at in times:
        with folders.print_file(folder, at=at) as together:
            for place in _places(folder, at):
                document = parse(place.read_bytes())
                together.add_page(document, document.pages[0])
    return len(times)


def _places(folder: Path, at: datetime) -> Iterator[Path]:
    still_good = Q(kind=OwedLetter.Kind.CODES) | Q(
        recipient__initial_pin__issued_at=F("printed_at")
    )
    printed = OwedLetter.objects.filter(still_good, printed_at=at)
    rows = printed.select_related("recipient").order_by("recipient__language", "pk")
    for owed in rows.iterator(chunk_size=CHUNK):
        place = folders.place_of(owed, folder)
        if place.exists():
            yield place
