"""A page on its way into the new PDF: its picture, coded, and its size on paper."""

import math
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageChops

QUALITY = 80
# Of so few pixels none can be spared, and they weigh next to nothing.
FEW_PIXELS = 500_000


class Page(NamedTuple):
    jpeg: bytes
    pixels: tuple[int, int]
    grey: bool
    # In points.
    paper: tuple[float, float]


def page(image: Image.Image, paper: tuple[float, float]) -> Page:
    """Code an upright picture in mode L or RGB."""
    if image.mode == "RGB" and _is_grey(image):
        image = image.getchannel("G")
    # Pillow would copy comments and the like from the picture that was opened.
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    coded = BytesIO()
    if math.prod(fresh.size) > FEW_PIXELS:
        fresh.save(coded, "JPEG", quality=QUALITY)
    else:
        fresh.save(coded, "JPEG", quality=95, subsampling=0)
    return Page(coded.getvalue(), fresh.size, fresh.mode == "L", paper)


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return not (
        ImageChops.difference(red, green).getbbox()
        or ImageChops.difference(green, blue).getbbox()
    )
