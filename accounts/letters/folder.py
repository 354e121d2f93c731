"""Where a run puts its letters: a private folder, files that survive a power cut.

That files are private too is the umask of this process (nwportal/settings.py).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from accounts.letters.objects import Document
from accounts.letters.writing import Writer
from accounts.models import OwedLetter

PART = ".part"
_STAMP = "letters-%Y%m%dT%H%M%S.%f"


class NotPrivate(Exception):
    """Others may look into this folder; the message says what to do."""


class NotOurs(Exception):
    """A file here looks like that of a run, and is not; the message names it."""


def private(folder: Path) -> Path:
    """Make the folder, or check that nobody else may look into it.

    Raises NotPrivate, OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_private(folder)
    return folder


def check_private(folder: Path) -> None:
    """Raise NotPrivate for a folder that is there and that others may look into."""
    if folder.exists() and folder.stat().st_mode & 0o077:
        message = f"Others may look into {folder}. Name a new folder, or chmod 700 it."
        raise NotPrivate(message)


def place_of(owed: OwedLetter, folder: Path) -> Path:
    """Name the file by the portal ID: no name of a person in it."""
    card = "-codes" if owed.kind == OwedLetter.Kind.CODES else ""
    return folder / f"{owed.recipient.username}{card}.pdf"


def save(document: Document, page: int, place: Path) -> None:
    """Write one page as a file of its own, for good when this returns."""
    with _replacing(place) as file:
        writer = Writer(file)
        writer.add_page(document, page)
        writer.finish()


def single(document: Document) -> bytes:
    """Return the first page as a file."""
    buffer = BytesIO()
    writer = Writer(buffer)
    writer.add_page(document, document.pages[0])
    writer.finish()
    return buffer.getvalue()


def print_place(folder: Path, *, at: datetime) -> Path:
    """Name the print file of a run by its time."""
    return folder / f"{at.astimezone(UTC):{_STAMP}}.pdf"


@contextmanager
def print_file(folder: Path, *, at: datetime) -> Iterator[Writer]:
    """Open the one file of a run; it gets its name when it is whole."""
    place = print_place(folder, at=at)
    part = place.with_name(place.name + PART)
    with part.open("wb") as file:
        writer = Writer(file)
        yield writer
        if writer.pages:
            writer.finish()
            _settle(file)
    if writer.pages:
        part.replace(place)
    else:
        part.unlink()
    _settle_folder(folder)


def broken_off(folder: Path) -> Iterator[datetime]:
    """Give the times of runs that did not come to their end here. Raises NotOurs."""
    for part in sorted(folder.glob(f"letters-*.pdf{PART}")):
        try:
            yield datetime.strptime(f"{part.name}+0000", f"{_STAMP}.pdf{PART}%z")
        except ValueError as error:
            message = f"{part} is not of a run of letters. Move it elsewhere."
            raise NotOurs(message) from error


@contextmanager
def _replacing(place: Path) -> Iterator[IO[bytes]]:
    new = place.with_name(place.name + ".new")
    with new.open("wb") as file:
        yield file
        _settle(file)
    new.replace(place)
    _settle_folder(place.parent)


def _settle(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
