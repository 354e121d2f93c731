"""Pictures of so many colours, for each way in which pages are coded."""

import random
from collections.abc import Sequence

from PIL import Image

SIZE = (640, 880)
# On a picture of this size, so large that each is an area and no edge.
CELL = 40


def greys(count: int) -> Image.Image:
    """Lay even areas of so many greys side by side; none is black or white."""
    return _cells("L", [20 + 200 * number // count for number in range(count)])


def colours(count: int) -> Image.Image:
    return _cells(
        "RGB",
        [
            (250 - 180 * number // count, 90 + number % 7, 30 + 180 * number // count)
            for number in range(count)
        ],
    )


def black_and_white() -> Image.Image:
    return _cells("1", [0, 255])


def photo(mode: str) -> Image.Image:
    """Show what is neither even nor of few colours."""
    waves = Image.linear_gradient("L").resize(SIZE)
    rough = random.Random(7).randbytes(SIZE[0] * SIZE[1])  # noqa: S311 -- no secret
    noise = Image.frombytes("L", SIZE, rough)
    grey = Image.blend(waves, noise, 0.4)
    if mode == "L":
        return grey
    return Image.merge("RGB", (grey, waves.rotate(180), noise))


def _cells(mode: str, colours: Sequence[float | tuple[int, ...]]) -> Image.Image:
    image = Image.new(mode, SIZE)
    across, down = SIZE[0] // CELL, SIZE[1] // CELL
    for number in range(across * down):
        x, y = CELL * (number % across), CELL * (number // across)
        colour = colours[number % len(colours)]
        image.paste(colour, (x, y, x + CELL, y + CELL))
    return image
