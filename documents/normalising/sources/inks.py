"""Tells at once that a page is text and lines in grey, where the file says so.

Pages are checked for colours and shadings when they are drawn; this saves it for most.
"""

import ctypes

import pypdfium2
from pypdfium2 import raw

# A page of text has some hundred; more cost more than they save.
MOST_OBJECTS = 600
# More cannot all be kept.
MOST_GREYS = 8
OPAQUE = 255
# What PDFium says of patterns, which may be of any colour.
PATTERNS = {191, 255}


def greys(sheet: pypdfium2.PdfPage) -> list[int] | None:
    """Give the levels of all that is on the page; None if that is not certain."""
    count = raw.FPDFPage_CountObjects(sheet)
    if (
        count > MOST_OBJECTS
        or raw.FPDFPage_GetAnnotCount(sheet)
        or raw.FPDFPage_HasTransparency(sheet)
    ):
        return None
    levels: set[int] = set()
    for number in range(count):
        thing = raw.FPDFPage_GetObject(sheet, number)
        found = _greys_of(thing) if _is_simple(thing) else None
        if found is None:
            return None
        levels |= found
    return sorted(levels) if len(levels) <= MOST_GREYS else None


def _is_simple(thing: raw.FPDF_PAGEOBJECT) -> bool:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_TEXT:
        return bool(kind == raw.FPDF_PAGEOBJ_PATH)
    # A font that is not in a file of its own may draw anything.
    length = ctypes.c_size_t()
    font = raw.FPDFTextObj_GetFont(thing)
    raw.FPDFFont_GetFontData(font, None, 0, ctypes.byref(length))
    return length.value > 0


def _greys_of(thing: raw.FPDF_PAGEOBJECT) -> set[int] | None:
    levels = set()
    parts = [ctypes.c_uint() for _ in range(4)]
    for look in (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_GetStrokeColor):
        if not look(thing, *map(ctypes.byref, parts)):
            return None
        red, green, blue, alpha = (part.value for part in parts)
        if not red == green == blue or alpha != OPAQUE or red in PATTERNS:
            return None
        levels.add(red)
    return levels
