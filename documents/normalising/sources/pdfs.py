"""Opens a PDF as viewers do, and refuses what they could not show whole."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import pypdfium2
from pypdfium2 import raw

from documents.normalising.flags import Flag
from documents.normalising.limits import PAGES
from documents.normalising.output.pages import Page
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sources.drawing import drawn
from documents.normalising.sources.losses import has_lost_objects
from documents.recognising import Kind

END, STREAM = b"%%EOF", b"stream"
OBJECT = re.compile(rb"\b\d+\s+\d+\s+obj\b")
# So many may stand between a dictionary and its stream.
BLANKS = 20
TAIL_BYTES = 1024


def pages(stream: BinaryIO, kind: Kind) -> Iterator[Page]:
    """Yield every page, drawn when it is asked for; raise Unreadable."""
    del kind
    data = stream.read()
    _check_end(data)
    with _opened(data) as document:
        count = len(document)
        if count == 0:
            raise Unreadable(Reason.NOT_A_DOCUMENT)
        if count > PAGES:
            raise Unreadable(Reason.TOO_MANY_PAGES)
        # Without this PDFium leaves out what was entered in forms.
        document.init_forms()
        notes: list[Flag] = []
        if not raw.FPDF_DocumentHasValidCrossReferenceTable(document):
            notes.append(Flag.REPAIRED)
            if END not in data[-TAIL_BYTES:] and has_lost_objects(data):
                raise Unreadable(Reason.INCOMPLETE)
        for number in range(count):
            page = _drawn(document, number)
            yield page._replace(notes=[*notes, *page.notes])


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The other is locked with the receiver's certificate.
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise Unreadable(Reason.ENCRYPTED) from error
        raise Unreadable(Reason.DAMAGED) from error


def _check_end(data: bytes) -> None:
    """Refuse a file cut off; PDFium would draw what is left, or an older version."""
    end = data.rfind(END)
    if end >= 0 and OBJECT.search(data, end + len(END)):
        raise Unreadable(Reason.INCOMPLETE)
    if end < _unfinished_stream(data):
        raise Unreadable(Reason.INCOMPLETE)


def _unfinished_stream(data: bytes) -> int:
    """Say where the last stream starts, if it does not end; else -1."""
    at = len(data)
    while (at := data.rfind(STREAM, 0, at)) >= 0:
        if data[at - 3 : at] == b"end":
            return -1
        # Elsewhere it is a word of somebody's text.
        if data[max(0, at - BLANKS) : at].rstrip().endswith(b">>"):
            return at
    return -1


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        sheet = document[number]
    except pypdfium2.PdfiumError as error:
        # The document says it has this page, but the file does not hold it.
        raise Unreadable(Reason.INCOMPLETE) from error
    try:
        return drawn(sheet)
    finally:
        sheet.close()
