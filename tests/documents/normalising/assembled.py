"""New PDFs of pages that a test describes, without a source or a sandbox."""

import io
from collections.abc import Iterable

from PIL import Image

from documents.normalising.output.assembling import assemble
from documents.normalising.output.coding import Coded, lossless
from documents.normalising.output.pages import Page
from documents.normalising.output.pdf_a import Label
from documents.normalising.text.reading_order import laid_out
from documents.normalising.text.text_layer import Stretch

A4 = (595.0, 842.0)
LABEL = Label("Mietvertrag")


def blank(words: Iterable[Stretch] = ()) -> Page:
    """Make an empty sheet with unseen words."""
    sheet = Image.new("1", (595, 842), 1)
    coded = lossless(sheet)
    assert coded is not None
    return Page(sheet, coded, A4, (0, 0, *A4), list(words))


def showing(image: Image.Image, coded: Coded) -> Page:
    return Page(image, coded, A4, (0, 0, *A4))


def assembled(*pages: Page, label: Label = LABEL) -> bytes:
    output = io.BytesIO()
    assemble(pages, output, label)
    return output.getvalue()


def stretch(text: str, y: float = 700, height: float = 14) -> Stretch:
    """Write a line as PDFium would find it on a page."""
    placed = laid_out(text.split(), 0, 0.5 * height)
    words = [(word, start, end) for word, (start, end, _, _) in placed]
    return Stretch(72 + words[0][1], y, height, 0, words)
