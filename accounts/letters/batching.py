"""Prints some letters into one file that is handed out at once, as a desk needs it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from uuid import UUID

from accounts.actors import Machine
from accounts.letters.composing import check_address
from accounts.letters.preparing import PrintedAlready, Ready, prepare, settle
from accounts.letters.printing import drawn
from accounts.letters.runs import CANNOT
from accounts.letters.writing import Writer
from accounts.models import Office, OwedLetter, User
from accounts.renewing import NotActive


@dataclass(frozen=True)
class Batch:
    """A print file of so many letters; the others are still owed."""

    pdf: bytes
    printed: int


def print_batch(
    owed: Sequence[OwedLetter],
    *,
    offices: Mapping[UUID, Office],
    by: User | Machine,
    at: datetime,
) -> Batch:
    """Print those of OWED that can go by post; of none of them the file is empty."""
    ready = list(_prepared(owed, offices, by=by, at=at))
    buffer, printed = BytesIO(), 0
    if not ready:
        return Batch(b"", 0)
    document = drawn(ready)
    writer = Writer(buffer)
    for one, page in zip(ready, document.pages, strict=True):
        try:
            settle(one, by=by, at=at)
        except (NotActive, PrintedAlready):
            continue
        writer.add_page(document, page)
        printed += 1
    if printed:
        writer.finish()
    return Batch(buffer.getvalue() if printed else b"", printed)


def _prepared(
    owed: Sequence[OwedLetter],
    offices: Mapping[UUID, Office],
    *,
    by: User | Machine,
    at: datetime,
) -> Iterator[Ready]:
    for one in owed:
        try:
            check_address(one.recipient)
            office = offices.get(one.recipient_id)
            yield prepare(one, office=office, by=by, at=at)
        except CANNOT:
            continue
