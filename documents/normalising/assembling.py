"""Builds the new PDF from page pictures, and from nothing else of the sources."""

from collections.abc import Iterable
from typing import BinaryIO

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from documents.normalising.pages import Page
from documents.normalising.reasons import Reason, Unreadable


def assemble(pages: Iterable[Page], output: BinaryIO, *, title: str) -> int:
    """Write the PDF and return how many pages it has."""
    writer = PdfWriter()
    writer.metadata = None
    writer.add_metadata({"/Title": title})
    count = 0
    for count, page in enumerate(pages, 1):  # noqa: B007 -- the last is the count
        _add(writer, page)
    if not count:
        raise Unreadable(Reason.NOT_A_DOCUMENT)
    writer.write(output)
    return count


def _add(writer: PdfWriter, page: Page) -> None:
    width, height = page.paper
    sheet = writer.add_page(PageObject.create_blank_page(None, width, height))
    # There is no public way to add an object.
    image = writer._add_object(_image(page))  # noqa: SLF001
    sheet[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/P"): image})}
    )
    drawing = StreamObject()
    drawing.set_data(_placed(page))
    sheet[NameObject("/Contents")] = writer._add_object(drawing)  # noqa: SLF001


def _placed(page: Page) -> bytes:
    """Draw the picture as large as the paper allows, undistorted, in its middle."""
    (columns, rows), (width, height) = page.pixels, page.paper
    scale = min(width / columns, height / rows)
    wide, high = columns * scale, rows * scale
    left, bottom = (width - wide) / 2, (height - high) / 2
    matrix = " ".join(f"{number:.4f}" for number in (wide, 0, 0, high, left, bottom))
    return f"q {matrix} cm /P Do Q".encode()


def _image(page: Page) -> StreamObject:
    image = StreamObject()
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(page.pixels[0]),
            NameObject("/Height"): NumberObject(page.pixels[1]),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject(
                "/DeviceGray" if page.grey else "/DeviceRGB"
            ),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    image.set_data(page.jpeg)
    return image
