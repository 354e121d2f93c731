"""Finds boxes that are ticked but do not look so, which forms leave to viewers."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

BOXES = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
MOST_PAGES, MOST_NOTES, MOST_SIGNS = 50, 500, 100
# An appearance that is not there is an empty text of UTF-16, with its final zero.
NO_APPEARANCE = 2


def are_unseen(document: pypdfium2.PdfDocument) -> bool:
    """Look at the forms of a document whose forms are initialised."""
    if document.formenv is None:
        return False
    return any(
        _is_unseen_tick(document.formenv, note)
        for number in range(min(len(document), MOST_PAGES))
        for note in _notes(document[number])
    )


def _notes(page: pypdfium2.PdfPage) -> Iterator[raw.FPDF_ANNOTATION]:
    try:
        for number in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
            note = raw.FPDFPage_GetAnnot(page, number)
            if note:
                yield note
                raw.FPDFPage_CloseAnnot(note)
    finally:
        page.close()


def _is_unseen_tick(form: pypdfium2.PdfFormEnv, note: raw.FPDF_ANNOTATION) -> bool:
    if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_WIDGET:
        return False
    if raw.FPDFAnnot_GetFormFieldType(form, note) not in BOXES:
        return False
    if _state(note) in {"", "Off"}:
        return False
    seen = raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
    return bool(seen <= NO_APPEARANCE)


def _state(note: raw.FPDF_ANNOTATION) -> str:
    memory = (raw.FPDF_WCHAR * MOST_SIGNS)()
    size = raw.FPDFAnnot_GetStringValue(note, b"AS", memory, ctypes.sizeof(memory))
    if not 0 < size <= ctypes.sizeof(memory):
        return ""
    return bytes(memory)[:size].decode("utf-16-le", "replace").rstrip("\0")
