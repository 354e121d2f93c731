"""How large pages and their pictures become."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from tests import samples
from tests.documents.normalising.rendered import converted


@pytest.mark.parametrize(
    ("size", "paper"),
    [
        ((210, 297), (595, 842)),
        ((2970, 2100), (842, 595)),
        ((3000, 4000), (595, 794)),
        ((400, 100), (400, 100)),
        ((1, 1), (72, 72)),
    ],
)
def test_chooses_the_paper(size: tuple[int, int], paper: tuple[int, int]) -> None:
    page = PdfReader(io.BytesIO(converted(samples.jpeg(size)))).pages[0]

    assert (round(page.mediabox.width), round(page.mediabox.height)) == paper


def test_needs_no_more_pixels_than_a4_at_300_dpi() -> None:
    result = PdfReader(io.BytesIO(converted(samples.jpeg((4200, 5940)))))

    image = result.pages[0].images[0].image
    assert image is not None
    assert image.size in {(2480, 3507), (2480, 3508)}


def test_keeps_a_long_receipt_legible_across() -> None:
    result = PdfReader(io.BytesIO(converted(samples.jpeg((900, 9000)))))

    image = result.pages[0].images[0].image
    assert image is not None
    assert image.size == (900, 9000)


def test_stores_grey_as_grey() -> None:
    content = samples.saved(Image.new("RGB", (210, 297), (90, 90, 90)), "PNG")

    assert b"/DeviceGray" in converted(content)
