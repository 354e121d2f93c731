"""Photographs weigh no more than they must, and letters in them stay sharp."""

import io
import math

import pytest
from PIL import Image, ImageChops, ImageStat, JpegImagePlugin

from documents.normalising.output.coding import Coded
from documents.normalising.output.jpegs import jpeg, photograph
from tests.documents.normalising.photographed import (
    Camera,
    drawn,
    page_of_text,
    photographed,
    scanned,
)

SMALL, LARGE = (400, 300), (1500, 2000)


def noise(size: tuple[int, int], mode: str = "L") -> Image.Image:
    return Image.effect_noise(size, 50).convert(mode)


def opened(coded: Coded) -> JpegImagePlugin.JpegImageFile:
    assert coded.coding == "jpeg"
    return JpegImagePlugin.JpegImageFile(io.BytesIO(coded.data))


def contrast(image: Image.Image) -> int:
    """Say how far the reds of neighbours are apart."""
    line = image.getchannel("R").crop((600, 450, 640, 451))
    low, high = line.getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    return high - low


def steps(coded: Coded) -> list[int]:
    """Give the steps of brightness: those of even areas, and of all details."""
    table = opened(coded).quantization[0]
    assert len(set(table[1:])) == 1
    return [table[0], table[1]]


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_the_picture_stays_what_it_was(mode: str) -> None:
    image = photographed(drawn(page_of_text("Helvetica", 11))).convert(mode)

    shown = opened(photograph(image, math.inf))

    off = ImageChops.difference(image, shown.convert(mode))
    assert (shown.mode, shown.size) == (mode, image.size)
    assert max(ImageStat.Stat(off).mean) < 5


@pytest.mark.parametrize("code", [jpeg, lambda image: photograph(image, 1)])
def test_few_pixels_are_coded_finely(code: object) -> None:
    assert callable(code)

    assert steps(code(noise(SMALL))) == [4, 4]


def test_a_photograph_is_brought_to_its_bytes() -> None:
    image = photographed(drawn(page_of_text("Helvetica", 11)), Camera(LARGE))
    least = len(photograph(image, math.inf).data)

    fine, less, tenth = (photograph(image, least * part) for part in (2, 0.7, 0.1))

    assert steps(fine) == [14, 14]
    assert 0.55 * least < len(less.data) < 0.85 * least
    # Coarser than this it never gets.
    assert steps(tenth) == [16, 32]


def test_a_scan_is_coded_anew_if_it_became_larger() -> None:
    image = scanned(drawn(page_of_text("Helvetica", 11)), Camera(LARGE))
    free = len(jpeg(image).data)

    assert len(jpeg(image, enough=free).data) == free
    assert len(jpeg(image, enough=0.7 * free).data) < 0.85 * free


def test_the_colours_of_letters_keep_all_their_pixels() -> None:
    red_on_green = Image.new("RGB", (1200, 900), (0, 140, 0))
    for column in range(0, 1200, 2):
        red_on_green.paste((220, 0, 0), (column, 0, column + 1, 900))

    sharp, soft = (jpeg(red_on_green, sharp=wanted) for wanted in (True, False))

    assert contrast(opened(sharp)) > 200
    assert contrast(opened(soft)) < 20
