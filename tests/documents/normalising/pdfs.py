"""PDFs made by hand: what stands on a page, and how the page is cut and turned."""

import io
from collections.abc import Iterable, Mapping

from PIL import Image
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    RectangleObject,
    StreamObject,
)

A4 = (595.0, 842.0)
WHOLE_PAGE = "q 595 0 0 842 0 0 cm /P0 Do Q\n"
HELVETICA = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}


def dictionary(entries: Mapping[str, PdfObject | str | float]) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(name): _object(entry) for name, entry in entries.items()}
    )


def _object(entry: PdfObject | str | float) -> PdfObject:
    if isinstance(entry, PdfObject):
        return entry
    return NameObject(entry) if isinstance(entry, str) else FloatObject(entry)


def page(
    content: str,
    size: tuple[float, float] = A4,
    pictures: Iterable[StreamObject] = (),
    more: Mapping[str, PdfObject] | None = None,
) -> bytes:
    """Make a PDF of one page; fonts are /F, pictures are /P0, /P1 and so on."""
    writer = PdfWriter()
    sheet = writer.add_page(PageObject.create_blank_page(None, *size))
    stream = DecodedStreamObject()
    stream.set_data(content.encode("latin-1"))
    sheet[NameObject("/Contents")] = writer._add_object(stream)
    named = {
        f"/P{number}": writer._add_object(picture)
        for number, picture in enumerate(pictures)
    }
    sheet[NameObject("/Resources")] = dictionary(
        {
            "/Font": dictionary({"/F": dictionary(HELVETICA)}),
            "/XObject": dictionary(named),
            **(more or {}),
        }
    )
    return written(writer)


def line(text: str, x: float, y: float, points: float = 12) -> str:
    return f"BT /F {points} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def turned(pdf: bytes, degrees: int = 0, **boxes: tuple[float, ...]) -> bytes:
    """Turn all pages, and set boxes such as ``CropBox``."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for sheet in writer.pages:
        sheet.rotate(degrees)
        for name, box in boxes.items():
            sides = [FloatObject(side) for side in box]
            sheet[NameObject(f"/{name}")] = RectangleObject(sides)
    return written(writer)


def picture(image: Image.Image, coding: str = "/FlateDecode") -> StreamObject:
    """Make the stream of a picture: JPEG if CODING is /DCTDecode."""
    stream = StreamObject()
    if coding == "/DCTDecode":
        file = io.BytesIO()
        image.save(file, "JPEG", quality=90)
        stream.set_data(file.getvalue())
    else:
        stream.set_data(image.tobytes())
        stream = stream.flate_encode()
    colours = "/DeviceRGB" if image.mode == "RGB" else "/DeviceGray"
    facts = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": colours}
    facts["/Filter"] = coding
    width, height = map(NumberObject, image.size)
    bits = NumberObject(1 if image.mode == "1" else 8)
    stream.update(dictionary(facts))
    stream.update(
        dictionary({"/Width": width, "/Height": height, "/BitsPerComponent": bits})
    )
    return stream


def array(*numbers: float) -> ArrayObject:
    return ArrayObject([FloatObject(number) for number in numbers])


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
