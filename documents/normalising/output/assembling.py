"""Builds the new PDF from page pictures and words, and nothing else of the sources."""

import zlib
from collections.abc import Iterable
from typing import BinaryIO

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from documents.normalising.output.coding import Coded
from documents.normalising.output.pages import Page
from documents.normalising.output.pdf_a import Label, make_pdf_a
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.text.fonts import Font
from documents.normalising.text.text_layer import drawing

FILTERS = {"fax": "/CCITTFaxDecode", "flat": "/FlateDecode", "jpeg": "/DCTDecode"}
# How a PDF calls what fax machines call G4.
G4 = -1


def assemble(pages: Iterable[Page], output: BinaryIO, label: Label) -> None:
    """Write a PDF/A of them, one at a time; raise Unreadable if there are none."""
    writer = PdfWriter()
    font = Font(writer)
    for page in pages:
        _add(writer, page, font)
    if not writer.pages:
        raise Unreadable(Reason.NOT_A_DOCUMENT)
    font.finish()
    make_pdf_a(writer, label)
    writer.write(output)


def _add(writer: PdfWriter, page: Page, font: Font) -> None:
    sheet = writer.add_page(PageObject.create_blank_page(None, *page.paper))
    # There is no public way to add an object.
    add = writer._add_object  # noqa: SLF001
    resources = DictionaryObject()
    picture = DictionaryObject({NameObject("/P"): add(_picture(page.picture))})
    resources[NameObject("/XObject")] = picture
    left, bottom, width, height = page.place
    content = f"q {width:.4f} 0 0 {height:.4f} {left:.4f} {bottom:.4f} cm /P Do Q\n"
    written = content.encode()
    if words := drawing(page.words, font.codes, "T"):
        resources[NameObject("/Font")] = DictionaryObject(
            {NameObject("/T"): font.reference}
        )
        written += words
    sheet[NameObject("/Resources")] = resources
    sheet[NameObject("/Contents")] = add(_compressed(written))


def _compressed(data: bytes) -> StreamObject:
    stream = StreamObject()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream.set_data(zlib.compress(data))
    return stream


def _picture(coded: Coded) -> StreamObject:
    columns, rows = map(NumberObject, coded.size)
    picture = StreamObject()
    entries: dict[str, PdfObject] = {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Image"),
        "/Width": columns,
        "/Height": rows,
        "/BitsPerComponent": NumberObject(coded.bits),
        "/ColorSpace": _colours(coded),
        "/Filter": NameObject(FILTERS[coded.coding]),
    }
    if coded.coding == "fax":
        how: dict[str, PdfObject] = {"/K": NumberObject(G4), "/Columns": columns}
        # As libtiff codes it when a set bit is white.
        how["/BlackIs1"] = BooleanObject(value=True)
        entries["/DecodeParms"] = _dictionary(how)
    picture.update(_dictionary(entries))
    picture.set_data(coded.data)
    return picture


def _colours(coded: Coded) -> PdfObject:
    colours = NameObject("/DeviceGray" if coded.grey else "/DeviceRGB")
    if not coded.palette:
        return colours
    last = len(coded.palette) // (1 if coded.grey else 3) - 1
    palette = ByteStringObject(coded.palette)
    return ArrayObject([NameObject("/Indexed"), colours, NumberObject(last), palette])


def _dictionary(entries: dict[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(name): entry for name, entry in entries.items()}
    )
