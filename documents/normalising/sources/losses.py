"""Finds out whether what the pages of a broken PDF need is still in the file."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
)

# What a page shows hangs on these; on the others hang other pages.
NEEDED = ("/Contents", "/Resources")
DEEPEST = 8
# Without one, pypdf would not look for the objects.
ENDING = b"\nstartxref\n0\n%%EOF\n"
MOST_OBJECTS = 5000
BROKEN = (
    *(PyPdfError, ValueError, LookupError, TypeError, AttributeError),
    *(OSError, OverflowError, RecursionError),
)


def has_lost_objects(data: bytes) -> bool:
    """Look through a PDF without a table of its objects; raise nothing."""
    try:
        reader = PdfReader(BytesIO(data + ENDING))
        seen: set[int] = set()
        return any(
            _has_lost(page.get(name), seen) for page in reader.pages for name in NEEDED
        )
    except BROKEN:
        # What PDFium makes of it is all that can be said.
        return False


def _has_lost(thing: Any, seen: set[int], depth: int = 0) -> bool:
    if isinstance(thing, IndirectObject):
        if thing.idnum in seen or len(seen) > MOST_OBJECTS:
            return False
        seen.add(thing.idnum)
        thing = thing.get_object()
        if thing is None or isinstance(thing, NullObject):
            return True
    if depth > DEEPEST:
        return False
    if isinstance(thing, DictionaryObject):
        parts = [thing.raw_get(name) for name in thing if name != "/Parent"]
    else:
        parts = list(thing) if isinstance(thing, ArrayObject) else []
    return any(_has_lost(part, seen, depth + 1) for part in parts)
