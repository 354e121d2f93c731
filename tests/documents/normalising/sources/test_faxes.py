"""A scan in black and white stays so, pixel by pixel."""

import io
import random

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from tests.documents.normalising.pdfs import WHOLE_PAGE, line, page, picture
from tests.documents.normalising.rendered import coding_of, converted


def fax() -> Image.Image:
    """Write a page of a fax with many small strokes."""
    chance = random.Random(1)  # noqa: S311 -- the same every time
    image = Image.new("1", (1654, 2339), 255)
    for _ in range(2500):
        x, y = chance.randrange(150, 1450), chance.randrange(150, 2150) // 30 * 30
        image.paste(0, (x, y, x + chance.randrange(2, 20), y + 3))
    return image


@pytest.mark.parametrize("beside", ["", f"3 Tr {line('Bescheid', 72, 700)}"])
def test_a_scan_in_black_and_white_stays_so(beside: str) -> None:
    """Even if the scanner has recognised the text and put it below."""
    scan = page(WHOLE_PAGE + beside, pictures=[picture(fax())])

    result = converted(scan)

    found = coding_of(result)
    image = PdfReader(io.BytesIO(result)).pages[0].images[0].image
    assert found["/Filter"] == "/CCITTFaxDecode"
    assert image is not None
    assert image.size == pytest.approx(fax().size, abs=2)
    assert alike(image.convert("L"), fax().convert("L")) > 0.99


@pytest.mark.parametrize(
    "beside",
    [
        f"0.5 g {line('Stempel', 72, 700, 30)}",
        f"1 0 0 rg {line('Stempel', 72, 700, 30)}",
    ],
    ids=["grey", "red"],
)
def test_what_is_stamped_on_a_fax_keeps_its_shade(beside: str) -> None:
    scan = page(WHOLE_PAGE + beside, pictures=[picture(fax())])

    assert coding_of(converted(scan))["/Filter"] != "/CCITTFaxDecode"


def test_a_coarse_or_very_fine_fax_is_drawn_in_greys() -> None:
    """One has pixels that are no squares, the other would lose half of its own."""
    for size in ((1728, 1143), (4960, 7016)):
        scan = page(WHOLE_PAGE, pictures=[picture(fax().resize(size))])

        assert coding_of(converted(scan))["/Filter"] != "/CCITTFaxDecode"


def alike(one: Image.Image, other: Image.Image) -> float:
    """Give the share of pixels that are the same."""
    off = ImageChops.difference(one.resize(other.size), other)
    return off.histogram()[0] / (other.width * other.height)
