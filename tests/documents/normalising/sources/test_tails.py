"""A JPEG whose end is missing shows an even grey there, and nothing else does."""

import pytest
from PIL import Image

from documents.normalising.sources.tails import has_grey_tail


def ending(mode: str, level: int, rows: int = 8, size: int = 40) -> Image.Image:
    image = Image.new(mode, (30, size))
    bands = [Image.new("L", (30, rows), level)] * len(image.getbands())
    image.paste(Image.merge(mode, bands), (0, size - rows))
    return image


@pytest.mark.parametrize(
    ("mode", "level"), [("L", 128), ("RGB", 128), ("CMYK", 127), ("CMYK", 128)]
)
def test_a_grey_end_is_noticed(mode: str, level: int) -> None:
    assert has_grey_tail(ending(mode, level))


@pytest.mark.parametrize(
    "image",
    [
        ending("L", 127),
        ending("RGB", 129),
        ending("L", 128, rows=7),
        ending("L", 128, size=16),
        Image.new("L", (30, 40), 128),
        Image.new("RGB", (30, 40), (128, 128, 128)),
    ],
)
def test_other_ends_are_none(image: Image.Image) -> None:
    assert not has_grey_tail(image)


def with_grey(box: tuple[int, int, int, int]) -> Image.Image:
    image = Image.new("L", (80, 120), 255)
    image.paste(128, box)
    return image


def test_a_last_row_that_ends_too_early_is_noticed() -> None:
    assert has_grey_tail(with_grey((72, 112, 80, 120)))


def test_something_grey_that_reaches_into_the_corner_is_no_such_end() -> None:
    assert not has_grey_tail(with_grey((60, 60, 80, 120)))
    assert not has_grey_tail(with_grey((72, 116, 80, 120)))
