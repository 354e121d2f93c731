"""Greys of many bits become eight, and no range is cut off."""

import struct

import pytest
from PIL import Image

from documents.normalising.sources.depths import eight_bits

ORDERS = {"I;16": "<", "I;16L": "<", "I;16B": ">"}


def deep(mode: str, *levels: int) -> Image.Image:
    data = struct.pack(f"{ORDERS[mode]}{len(levels)}H", *levels)
    return Image.frombytes(mode, (len(levels), 1), data)


@pytest.mark.parametrize("mode", ORDERS)
def test_sixteen_bits_lose_their_lower_half(mode: str) -> None:
    grey = eight_bits(deep(mode, 0, 255, 256, 32768, 65535))

    assert (grey.mode, grey.tobytes()) == ("L", bytes([0, 0, 1, 128, 255]))


@pytest.mark.parametrize(
    ("levels", "greys"),
    [
        ((0, 100, 255), (0, 100, 255)),
        ((0, 32768, 65535), (0, 128, 255)),
        ((0, 500, 1000), (0, 2, 4)),
        ((-100, 0, 100), (0, 127, 255)),
        ((0, 50_000, 100_000), (0, 128, 255)),
        ((7, 7, 7), (7, 7, 7)),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_whole_numbers_have_the_usual_ranges(
    levels: tuple[int, ...], greys: tuple[int, ...]
) -> None:
    image = Image.new("I", (3, 1))
    image.putdata(levels)

    assert eight_bits(image).tobytes() == bytes(greys)


@pytest.mark.parametrize(
    ("levels", "greys"),
    [
        ((0.0, 0.5, 1.0), (0, 128, 255)),
        ((0.0, 100.0, 255.0), (0, 100, 255)),
        ((0.0, 32767.5, 65535.0), (0, 128, 255)),
        ((-1.0, 0.0, 1.0), (0, 128, 255)),
    ],
)
def test_numbers_with_a_point_have_the_usual_ranges(
    levels: tuple[float, ...], greys: tuple[int, ...]
) -> None:
    image = Image.new("F", (3, 1))
    image.putdata(levels)

    assert eight_bits(image).tobytes() == bytes(greys)


def test_a_clear_level_is_clear_and_no_other() -> None:
    image = deep("I;16", 499, 500, 501)
    image.info["transparency"] = 500

    grey = eight_bits(image)

    assert grey.mode == "LA"
    assert grey.getchannel("A").tobytes() == bytes([255, 0, 255])
