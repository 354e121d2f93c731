"""Each page is coded in the cheapest way that keeps what it shows."""

import io
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw
from pypdf import PdfReader
from pypdfium2 import raw

from documents.normalising.output.coding import Coded, flat, lossless
from tests.documents.normalising.assembled import assembled, showing
from tests.documents.normalising.sources.coloured import (
    black_and_white,
    colours,
    greys,
    photo,
)


def coded(image: Image.Image) -> Coded:
    made = lossless(image)
    assert made is not None
    return made


def decoded(image: Image.Image, made: Coded) -> Image.Image:
    """Let PDFium read the picture of the new PDF."""
    with pypdfium2.PdfDocument(assembled(showing(image, made))) as document:
        page = document[0]
        [found] = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
        shown: Image.Image = found.get_bitmap().to_pil()
        return shown.convert("RGB")


def is_same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one.convert("RGB"), other).getbbox() is None


def pictures_in(pdf: bytes) -> list[dict[str, Any]]:
    resources: Any = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]
    return [picture.get_object() for picture in resources["/XObject"].values()]


@pytest.mark.parametrize("make", [greys, colours], ids=["greys", "colours"])
@pytest.mark.parametrize(
    ("count", "bits"), [(2, 1), (3, 2), (4, 2), (5, 4), (16, 4), (17, 8), (60, 8)]
)
def test_few_colours_need_few_bits_and_none_is_lost(
    make: Callable[[int], Image.Image], count: int, bits: int
) -> None:
    image = make(count)

    made = coded(image)

    assert (made.coding, made.bits, made.size) == ("flat", bits, image.size)
    assert made.grey is (make is greys)
    assert is_same(image, decoded(image, made))


@pytest.mark.parametrize("mode", ["1", "L"])
def test_black_and_white_is_coded_as_a_fax_does(mode: str) -> None:
    image = black_and_white().convert(mode)

    made = coded(image)

    assert (made.coding, made.bits, made.grey) == ("fax", 1, True)
    assert len(made.data) < 4000
    assert is_same(image, decoded(image, made))


@pytest.mark.parametrize("width", [1, 7, 8, 9, 31, 2481])
def test_widths_that_are_no_multiple_of_a_byte(width: int) -> None:
    image = Image.new("L", (width, 3), 77)
    image.putpixel((width - 1, 2), 201)
    bilevel = image.point([0] * 100 + [255] * 156).convert("1")

    for picture, made in ((bilevel, coded(bilevel)), (image, flat(image, [77, 201]))):
        assert is_same(picture, decoded(picture, made))


def test_a_photograph_is_not_kept_to_the_last_bit() -> None:
    assert lossless(photo("L")) is None
    assert lossless(photo("RGB")) is None


def test_the_pdf_says_how_a_fax_is_coded() -> None:
    image = black_and_white()
    pdf = assembled(showing(image, coded(image)))

    [facts] = pictures_in(pdf)

    assert facts["/Filter"] == "/CCITTFaxDecode"
    assert facts["/DecodeParms"]["/K"] == -1
    assert facts["/BitsPerComponent"] == 1


def test_letters_that_are_smoothed_stay_smooth() -> None:
    page = Image.new("L", (800, 1100), 255)
    pen = ImageDraw.Draw(page)
    for row in range(40):
        pen.text((60, 50 + 25 * row), "Bescheid " * 10, fill=0)
    page = page.resize((600, 825), Image.Resampling.BICUBIC)

    made = coded(page)

    off = ImageChops.difference(page, decoded(page, made).convert("L"))
    assert (made.coding, made.bits) == ("flat", 4)
    _, furthest = off.getextrema()
    assert isinstance(furthest, int)
    assert furthest <= 16
