"""Noise as sensors make it, the same every time: Pillow's own depends on what ran."""

import random
from functools import cache

from PIL import Image, ImageChops, ImageFilter

NOTHING = 128
# The spread of the average of three even noises, once it is softened.
SPREAD = 22


def grained(scene: Image.Image, spread: float, colour: float, seed: int) -> Image.Image:
    """Add noise of this spread to all colours alike, and spots of COLOUR to each."""
    noises = _noises(scene.size, spread, colour, seed)
    bands = [
        ImageChops.add(band, noise, offset=-NOTHING)
        for band, noise in zip(scene.split(), noises, strict=True)
    ]
    return Image.merge(scene.mode, bands)


def texture(size: tuple[int, int], coarse: tuple[int, int], seed: int) -> Image.Image:
    """Give grey waves with so many pixels to each."""
    few = max(2, size[0] // coarse[0]), max(2, size[1] // coarse[1])
    return _even(few, seed).resize(size, Image.Resampling.BICUBIC)


@cache
def _noises(
    size: tuple[int, int], spread: float, colour: float, seed: int
) -> list[Image.Image]:
    fine = _noise(size, spread, seed)
    small = size[0] // 3, size[1] // 3
    spots = [_noise(small, colour, 3 * seed + number) for number in (1, 2, 3)]
    return [
        ImageChops.add(fine, coarse.resize(size), offset=-NOTHING) for coarse in spots
    ]


def _noise(size: tuple[int, int], spread: float, seed: int) -> Image.Image:
    one, two, three = (_even(size, 3 * seed + number) for number in range(3))
    mixed = Image.blend(Image.blend(one, two, 0.5), three, 1 / 3)
    # A camera computes each colour of a pixel from its neighbours as well.
    soft = mixed.filter(ImageFilter.GaussianBlur(0.6))
    levels = [round((v - 127.5) * spread / SPREAD + NOTHING) for v in range(256)]
    return soft.point([max(0, min(255, level)) for level in levels])


def _even(size: tuple[int, int], seed: int) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311 -- the same every time
    return Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
