"""Draws the pages of a PDF, with its form entries and annotations."""

import math
from collections.abc import Iterator
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw
from PIL import Image

from documents.normalising.limits import PAGES
from documents.normalising.pages import Page, page
from documents.normalising.reasons import Reason, Unreadable
from documents.recognising import Kind

SCALE = 150 / 72
PAGE_PIXELS = 9_000_000
# A side that JPEG and Pillow still take, for pages that are one long line.
SIDE_PIXELS = 20_000
# The largest sheet a PDF may have, in points.
LARGEST_SIDE = 14_400
SMALLEST_SIDE = 3


def pages(stream: BinaryIO, kind: Kind) -> Iterator[Page]:
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
        for number in range(count):
            yield _drawn(document, number)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise Unreadable(Reason.ENCRYPTED) from error
        raise Unreadable(Reason.DAMAGED) from error


def _check_end(data: bytes) -> None:
    """Refuse a file cut off inside a stream; PDFium would draw what is left."""
    last = data.rfind(b"stream")
    cut = last >= 0 and data[last - 3 : last] != b"end"
    if cut and b"%%EOF" not in data[last:]:
        raise Unreadable(Reason.INCOMPLETE)


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        sheet = document[number]
    except pypdfium2.PdfiumError as error:
        # The document says it has this page, but the file does not hold it.
        raise Unreadable(Reason.INCOMPLETE) from error
    try:
        width, height = sheet.get_size()
        bitmap = sheet.render(
            scale=drawing_scale(width, height), rev_byteorder=True, prefer_bgrx=True
        )
        return page(_picture(bitmap), _paper(width, height))
    finally:
        sheet.close()


def drawing_scale(width: float, height: float) -> float:
    if not (math.isfinite(width) and math.isfinite(height)):
        raise Unreadable(Reason.DAMAGED)
    if width <= 0 or height <= 0:
        raise Unreadable(Reason.DAMAGED)
    return min(
        SCALE,
        math.sqrt(PAGE_PIXELS / (width * height)),
        SIDE_PIXELS / max(width, height),
    )


def _picture(bitmap: pypdfium2.PdfBitmap) -> Image.Image:
    picture: Image.Image = bitmap.to_pil()
    return picture.convert("RGB")


def _paper(width: float, height: float) -> tuple[float, float]:
    scale = min(1.0, LARGEST_SIDE / max(width, height))
    return max(SMALLEST_SIDE, width * scale), max(SMALLEST_SIDE, height * scale)
