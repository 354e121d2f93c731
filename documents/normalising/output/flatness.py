"""Finds the few colours with which a page looks the same: text, tables, drawings.

Even areas keep their colour exactly; only the smoothed edges of letters get another.
Photographs and shadings fail, because there the steps would be seen.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Any, TypeAlias

from PIL import Image, ImageChops

# A level of grey, or red, green and blue.
Colour: TypeAlias = Any

FEW, MANY = 16, 256
# Between black and white, letters look as smooth with so many greys.
SHADES = 12
# What covers more of a page than this is kept exactly.
COMMON_SHARE = 1 / 500
# More than this is a photograph.
MOST_COLOURS = 8192
# Every so manieth row tells enough, if that makes as many as there are greys.
ROWS, LEAST_ROWS = 8, 256
# In levels of 255: what is seen where nothing else is near, what is an edge, and
# what of an edge is as good as the area it belongs to.
VISIBLE, EDGE, NEAR = 6, 12, 16
BLOCK = (32, 4)
# The share of a block that may differ visibly, and by how much on average.
BLOCK_SHARE, BLOCK_SHIFT = 0.3, 12
# Where more of a page is neither even nor an edge, lossless coding does not pay.
BUSY_SHARE = 0.12
IS_BUSY = [0] + [255] * EDGE + [0] * (255 - EDGE)
IS_EVEN = [255] + [0] * 255
IS_NO_EDGE = [255] * (EDGE + 1) + [0] * (255 - EDGE)
IS_VISIBLE = [0] * VISIBLE + [255] * (256 - VISIBLE)


def flat_colours(image: Image.Image) -> list[Colour] | None:
    """Give the colours for a picture in mode L or RGB; None if it is not flat."""
    rows = ceil(image.height / min(ROWS, ceil(image.height / LEAST_ROWS)))
    sample = image.resize((image.width, rows), Image.Resampling.NEAREST)
    grey = sample.convert("L")
    steps = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0))
    busy = steps.point(IS_BUSY).histogram()[255]
    if busy > BUSY_SHARE * sample.width * sample.height:
        return None
    # Of all rows, because a line may be as thin as one.
    counted = image.getcolors(MOST_COLOURS)
    if counted is None:
        return None
    even = _even_colours(sample, steps)
    for most in (FEW, MANY):
        colours = _chosen([colour for _, colour in counted], even, most)
        if _is_faithful(sample, colours, steps):
            return colours
    return None


def with_shades(areas: Sequence[int]) -> list[int]:
    """Give levels of grey for areas of these and all that smooths their edges."""
    levels = sorted({0, 255, *areas})
    while len(levels) < SHADES:
        width, low = max((high - low, low) for low, high in pairwise(levels))
        levels = sorted([*levels, low + width // 2])
    return levels


def indices(image: Image.Image, colours: Sequence[Colour]) -> Image.Image:
    """Replace every colour by the number of the nearest of those chosen."""
    if image.mode == "L":
        return image.point(_nearest(tuple(colours)))
    chart = Image.new("P", (1, 1))
    chart.putpalette([level for colour in colours for level in colour])
    return image.quantize(palette=chart, dither=Image.Dither.NONE)


def _is_faithful(
    sample: Image.Image, colours: Sequence[Colour], steps: Image.Image
) -> bool:
    if sample.mode == "L":
        nearest = _nearest(tuple(colours))
        shown = sample.point([colours[number] for number in nearest])
    else:
        shown = indices(sample, colours).convert("RGB")
    off, *others = ImageChops.difference(sample, shown).split()
    for other in others:
        off = ImageChops.lighter(off, other)
    seen = ImageChops.darker(off.point(IS_VISIBLE), steps.point(IS_NO_EDGE))
    # Where all is edges, as in a dithered picture, at least the mixture is the same.
    shift = ImageChops.difference(sample.reduce(BLOCK), shown.reduce(BLOCK))
    return _most(seen.reduce(BLOCK)) <= 255 * BLOCK_SHARE and all(
        _most(channel) <= BLOCK_SHIFT for channel in shift.split()
    )


def _most(levels: Image.Image) -> int:
    return int(levels.getextrema()[1])  # type: ignore[arg-type]


def _even_colours(sample: Image.Image, steps: Image.Image) -> list[Colour]:
    """Give the colours of areas, the largest first."""
    even = steps.point(IS_EVEN)
    areas = Image.composite(sample, Image.new(sample.mode, sample.size), even)
    counted = sorted(areas.getcolors(MOST_COLOURS + 1) or [], reverse=True)
    enough = COMMON_SHARE * sample.width * sample.height
    return [colour for count, colour in counted if count > enough]


def _chosen(colours: list[Colour], even: list[Colour], most: int) -> list[Colour]:
    """Take those of areas, and of the others what comes nearest."""
    if len(colours) <= most:
        return sorted(colours)
    even = even[: most // 2]
    if isinstance(colours[0], int):
        return with_shades(even)
    others = [colour for colour in colours if not _is_near(colour, even)] or colours
    line = Image.new("RGB", (len(others), 1))
    line.putdata(others)
    room = most - len(even) if most > FEW else SHADES - len(even) // 2
    levels = line.quantize(room, Image.Quantize.MAXCOVERAGE).getpalette()
    mixed = zip(*[iter(levels or [])] * 3, strict=True)
    return [*even, *dict.fromkeys(mixed)]


def _is_near(colour: Colour, even: list[Colour]) -> bool:
    red, green, blue = colour
    return any(
        abs(red - one) <= NEAR
        and abs(green - two) <= NEAR
        and abs(blue - three) <= NEAR
        for one, two, three in even
    )


@lru_cache(maxsize=16)
def _nearest(levels: tuple[int, ...]) -> list[int]:
    """Give for every level the number of the nearest of LEVELS, which are in order."""
    nearest: list[int] = []
    for number, (low, high) in enumerate(pairwise((*levels, 2 * 255 - levels[-1]))):
        middle = (low + high) // 2
        nearest += [number] * (middle + 1 - len(nearest))
    return nearest
