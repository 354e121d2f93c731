"""Prints some letters into one file that is handed out at once, as a desk needs it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import islice

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
    """A print file of so many letters, and why others on the way to them are not."""

    pdf: bytes
    printed: int
    refused: tuple[Exception, ...]


def print_batch(
    owed: Iterable[OwedLetter],
    *,
    most: int,
    office_of: Callable[[User], Office | None],
    by: User | Machine,
    at: datetime,
) -> Batch:
    """Print the first MOST of OWED that can go by post; of none the file is empty."""
    refused: list[Exception] = []
    ready = list(islice(_prepared(owed, office_of, refused, at=at), most))
    buffer, printed = BytesIO(), 0
    if not ready:
        return Batch(b"", 0, tuple(refused))
    document = drawn(ready)
    writer = Writer(buffer)
    for one, page in zip(ready, document.pages, strict=True):
        try:
            settle(one, by=by, at=at)
        except (NotActive, PrintedAlready) as error:
            refused.append(error)
            continue
        writer.add_page(document, page)
        printed += 1
    if printed:
        writer.finish()
    pdf = buffer.getvalue() if printed else b""
    return Batch(pdf, printed, tuple(refused))


def _prepared(
    owed: Iterable[OwedLetter],
    office_of: Callable[[User], Office | None],
    refused: list[Exception],
    *,
    at: datetime,
) -> Iterator[Ready]:
    for one in owed:
        try:
            check_address(one.recipient)
            ready = prepare(one, office=office_of(one.recipient), at=at)
        except CANNOT as error:
            refused.append(error)
        else:
            yield ready
