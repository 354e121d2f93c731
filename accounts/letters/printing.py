"""Prints a letter: its secret is made here, and stays on the paper.

The page is drawn and stored for good, and only then does one short transaction let
the PIN or the codes work and take the letter off the list. Cut off before it, the
letter is still owed and gets others.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.actors import Machine
from accounts.letters import folder as folders
from accounts.letters import letter as letters
from accounts.letters.objects import Document, parse
from accounts.letters.preparing import PrintedAlready, Ready, prepare, settle
from accounts.letters.sheet import Sheet
from accounts.models import Office, OwedLetter, User
from accounts.renewing import NotActive


def print_one(
    owed: OwedLetter, *, by: User | Machine, at: datetime, office: Office | None = None
) -> bytes:
    """Print one letter and return its PDF; without an address, to be handed over.

    Raises Unprintable, TooLong, NotActive, PrintedAlready.
    """
    ready = prepare(owed, office=office, at=at)
    pdf = folders.single(drawn([ready]))
    settle(ready, by=by, at=at)
    return pdf


def print_to(
    place: Path,
    owed: OwedLetter,
    *,
    by: User | Machine,
    at: datetime,
    office: Office | None = None,
) -> None:
    """Print one letter into the file PLACE. Raises what `print_one` does, OSError."""
    ready = prepare(owed, office=office, at=at)
    document = drawn([ready])
    folders.save(document, document.pages[0], place)
    settle_file(ready, place, by=by, at=at)


def drawn(ready: Sequence[Ready]) -> Document:
    """Draw the pages of all these letters into one document."""
    language = settings.LANGUAGE_CODE
    with translation.override(language):
        title = _("Your access data")
    with closing(Sheet(title=title, language=language)) as sheet:
        for one in ready:
            letters.draw(sheet, one.letter)
        return parse(bytes(sheet.output()))


def settle_file(ready: Ready, place: Path, *, by: User | Machine, at: datetime) -> None:
    """Let the PIN of the letter in this file work; if that cannot be, it goes."""
    try:
        settle(ready, by=by, at=at)
    except (NotActive, PrintedAlready):
        place.unlink()
        raise
