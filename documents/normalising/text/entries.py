"""What was entered in a page's form or written on it as a note, with its place.

PDFium draws it, but does not count it as the page's text.
"""

import contextlib
import ctypes
from collections.abc import Callable, Iterator

import pypdfium2
from pypdfium2 import raw

from documents.normalising.text.placing import Sheet, Span, foot, span
from documents.normalising.text.reading_order import laid_out
from documents.normalising.text.text_layer import Stretch
from documents.normalising.text.words import fit

MOST_NOTES = 500
MOST_SIGNS = 2000
UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
WRITTEN = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX}
PASSWORD = 1 << 13
# A line of usual print, and how wide its signs are.
LINE, WIDTH = 12.0, 0.5


def entries(page: pypdfium2.PdfPage) -> list[Stretch]:
    """Give what is not hidden and no password; the document's forms must be open."""
    sheet = Sheet(page.get_bbox(), page.get_rotation() // 90)
    count = min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)
    found: list[Stretch] = []
    for number in range(count):
        with _note(page, number) as note:
            text = _text(page, note) if note else ""
            if text:
                found.extend(_lines(text, _place(note, sheet), sheet))
    return found


@contextlib.contextmanager
def _note(page: pypdfium2.PdfPage, number: int) -> Iterator[raw.FPDF_ANNOTATION]:
    note = raw.FPDFPage_GetAnnot(page, number)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _text(page: pypdfium2.PdfPage, note: raw.FPDF_ANNOTATION) -> str:
    if raw.FPDFAnnot_GetFlags(note) & UNSEEN:
        return ""
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _read(raw.FPDFAnnot_GetStringValue, note, b"Contents")
    form = page.formenv
    if kind != raw.FPDF_ANNOT_WIDGET or not form:
        return ""
    if raw.FPDFAnnot_GetFormFieldType(form, note) not in WRITTEN:
        return ""
    if raw.FPDFAnnot_GetFormFieldFlags(form, note) & PASSWORD:
        return ""
    return _read(raw.FPDFAnnot_GetFormFieldValue, form, note)


def _read(look: Callable[..., int], *where: object) -> str:
    memory = (raw.FPDF_WCHAR * MOST_SIGNS)()
    size = look(*where, memory, ctypes.sizeof(memory))
    if not 0 < size <= ctypes.sizeof(memory):
        return ""
    return bytes(memory)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _place(note: raw.FPDF_ANNOTATION, sheet: Sheet) -> Span:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, box)
    # What is entered is upright as people see the page.
    return span((box.left, box.bottom, box.right, box.top), sheet.turns)


def _lines(text: str, place: Span, sheet: Sheet) -> Iterator[Stretch]:
    """Lay the lines one below the other, as far as there is room for them."""
    start, end, low, high = place
    lines = [words for line in text.splitlines() if (words := fit(line).split())]
    height = min(LINE, (high - low) / max(1, len(lines)))
    if not (height > 0 and end > start):
        return
    for number, words in enumerate(lines):
        signs = sum(map(len, words)) + len(words) - 1
        wide = min(WIDTH * height, (end - start) / signs)
        placed = laid_out(words, start, wide)
        found = [(word, begin, close) for word, (begin, close, _, _) in placed]
        x, y = sheet.seen(*foot(start, high - (number + 1) * height, sheet.turns))
        yield Stretch(x, y, height, 0, found)
