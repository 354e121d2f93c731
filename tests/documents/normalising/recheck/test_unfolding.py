"""Pictures of few colours are read from the new PDF exactly as viewers show them."""

import io
import zlib

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdf.generic import ArrayObject, NameObject, NumberObject

from documents.normalising.output.assembling import assemble
from documents.normalising.output.coding import flat
from documents.normalising.output.pages import Page
from documents.normalising.output.pdf_a import Label
from documents.normalising.recheck.unfolding import Flat, flat_on

SIZE = (301, 203)
GREYS = {2: 4, 4: 12, 8: 200}


def assembled(image: Image.Image, colours: list[object]) -> bytes:
    page = Page(image, flat(image, colours), (301, 203), (0, 0, 301, 203))
    output = io.BytesIO()
    assemble([page], output, Label("Title"))
    return output.getvalue()


def in_grey(count: int) -> bytes:
    levels: list[object] = [number * 255 // (count - 1) for number in range(count)]
    return assembled(Image.linear_gradient("L").resize(SIZE), levels)


def in_colours(count: int) -> bytes:
    image = Image.merge("RGB", [Image.linear_gradient("L").resize(SIZE)] * 3)
    image.paste((200, 30, 30), (20, 20, 90, 120))
    levels = [(number * 9, number * 9, number * 9) for number in range(count - 1)]
    return assembled(image, [(200, 30, 30), *levels])


def as_shown(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        [picture] = page.get_objects()
        shown: Image.Image = picture.get_bitmap().to_pil().convert("RGB")
        return shown.copy()


def read(pdf: bytes) -> Flat | None:
    return flat_on(PdfReader(io.BytesIO(pdf)), 0)


@pytest.mark.parametrize("bits", GREYS)
def test_a_grey_picture_is_read_as_it_is_shown(bits: int) -> None:
    pdf = in_grey(GREYS[bits])
    found = read(pdf)

    assert found
    assert found.bits == bits
    image = found.image()
    assert image
    assert image.mode == "L"
    assert not ImageChops.difference(image.convert("RGB"), as_shown(pdf)).getbbox()


@pytest.mark.parametrize("count", [2, 4, 16, 28])
def test_a_coloured_picture_is_read_as_it_is_shown(count: int) -> None:
    pdf = in_colours(count)
    found = read(pdf)

    assert found
    image = found.image()
    assert image
    assert image.mode == "RGB"
    assert not ImageChops.difference(image, as_shown(pdf)).getbbox()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("/Decode", ArrayObject([NumberObject(15), NumberObject(0)])),
        ("/SMask", NumberObject(1)),
        ("/Filter", NameObject("/DCTDecode")),
        ("/ColorSpace", NameObject("/DeviceGray")),
        ("/BitsPerComponent", NumberObject(3)),
    ],
)
def test_what_is_not_as_ours_are_is_left_to_pdfium(name: str, value: object) -> None:
    reader = PdfReader(io.BytesIO(in_grey(12)))
    picture = reader.pages[0]["/Resources"]["/XObject"]["/P"].get_object()  # type: ignore[index]
    picture[NameObject(name)] = value

    assert flat_on(reader, 0) is None


@pytest.mark.parametrize(
    "data", [b"", b"no stream", zlib.compress(bytes(9)), zlib.compress(bytes(99_999))]
)
def test_a_picture_that_is_not_all_there_is_not_guessed(data: bytes) -> None:
    found = read(in_grey(12))

    assert found
    assert found._replace(data=data).image() is None


def test_a_palette_that_is_too_short_is_not_guessed() -> None:
    reader = PdfReader(io.BytesIO(in_grey(12)))
    picture = reader.pages[0]["/Resources"]["/XObject"]["/P"].get_object()  # type: ignore[index]
    picture["/ColorSpace"][2] = NumberObject(15)

    assert flat_on(reader, 0) is None
