"""Two small renderings of a page are alike, or a person has to look."""

from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image, ImageChops, ImageOps

from documents.normalising.doubts import Doubt
from documents.normalising.recheck.likeness import doubt_about
from documents.normalising.sources.sightings import of_picture
from tests.documents.normalising.photographed import (
    FONTS,
    drawn,
    page_of_text,
    photographed,
)

Change = Callable[[Image.Image], Image.Image]
WHITE, GREY = (255, 255, 255), (128, 128, 128)


def without(part: tuple[float, float, float, float], colour: tuple[int, ...]) -> Change:
    def changed(page: Image.Image) -> Image.Image:
        left, top, right, bottom = part
        width, height = page.size
        upper, lower = int(top * height), int(bottom * height)
        copy = page.copy()
        copy.paste(colour, (int(left * width), upper, int(right * width), lower))
        return copy

    return changed


WRONG: dict[str, Change] = {
    "upside down": ImageOps.flip,
    "mirrored": ImageOps.mirror,
    "negative": ImageChops.invert,
    "black": lambda page: Image.new("RGB", page.size),
    "half lost": without((0, 0.5, 1, 1), WHITE),
    "third grey": without((0, 0.7, 1, 1), GREY),
    "lines lost": without((0, 0.4, 1, 0.44), WHITE),
    "line lost": without((0, 0.4, 1, 0.415), WHITE),
    "moved a little": lambda page: ImageChops.offset(page, page.width // 50),
    "moved": lambda page: ImageChops.offset(page, page.width // 20, page.height // 20),
    "cut off": lambda page: ImageOps.crop(page, page.width // 15).resize(page.size),
}


@cache
def text() -> Image.Image:
    return of_picture(drawn(page_of_text(FONTS[0], 10, lines=40)))


@cache
def photo() -> Image.Image:
    return of_picture(photographed(drawn(page_of_text(FONTS[1], 9)), seed=2))


@pytest.mark.parametrize("page", [text, photo])
@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_sees_what_is_wrong(page: Callable[[], Image.Image], change: Change) -> None:
    assert doubt_about(change(page()), page()) is not None


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("points", [6, 10, 24])
def test_takes_another_rendering_of_the_same_page(font: str, points: int) -> None:
    page = page_of_text(font, points)
    small, large = (of_picture(drawn(page, across)) for across in (382, 1240))

    assert doubt_about(small, large) is None
    assert doubt_about(large, small) is None


def test_says_if_everything_is_lost() -> None:
    white = Image.new("RGB", text().size, WHITE)

    assert doubt_about(white, text()) is Doubt.BLANK
    assert doubt_about(white, white) is None


def test_sees_other_colours() -> None:
    red, green, blue = drawn(page_of_text(FONTS[0], 10)).split()
    page = Image.merge("RGB", (red, green, blue.point(lambda level: level // 2)))
    swapped = Image.merge("RGB", page.split()[::-1])

    assert doubt_about(of_picture(swapped), of_picture(page)) is Doubt.DIFFERENT


def test_compares_only_the_contrasts_of_a_deep_grey() -> None:
    dim = text().point(lambda level: 40 + level // 3)

    assert doubt_about(dim, text()) is Doubt.DIFFERENT
    assert doubt_about(dim, text().convert("L")) is None
