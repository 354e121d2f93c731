"""Codes photographs as JPEG, as finely as their source and their use call for.

All details are quantised alike, and not the small ones more, as the usual tables do:
for the same number of bytes, the edges of letters stay sharper.
"""

import math
from io import BytesIO

from PIL import Image

from documents.normalising.output.coding import Coded

# Steps of quantisation, from what no eye notices to what no reader minds.
FINEST, FINE, COARSE = 4, 14, 32
# Even areas would get blotches.
EVEN = 16
LARGEST = 255
FULL, HALVED = 0, 2
# Of so few pixels none can be spared, and they weigh next to nothing.
FEW_PIXELS = 500_000
# How the number of bytes falls when the steps grow.
FALL = 0.65
STRIPS, STRIP_ROWS = 8, 48


def photograph(image: Image.Image, enough: float) -> Coded:
    """Code a camera's picture in mode L or RGB, if possible in so many bytes."""
    if math.prod(image.size) <= FEW_PIXELS:
        return jpeg(image)
    data = _saved(image, _step(image, enough))
    return Coded("jpeg", data, image.size, image.mode == "L")


def jpeg(image: Image.Image, *, sharp: bool = False, enough: float = math.inf) -> Coded:
    """Code a picture in mode L or RGB; SHARP ones keep the colours of letters."""
    if math.prod(image.size) <= FEW_PIXELS:
        data = _saved(image, FINEST, sharp=True)
    else:
        data = _saved(image, FINE, sharp=sharp)
        if len(data) > enough:
            data = _saved(image, _coarser(len(data) / enough), sharp=sharp)
    return Coded("jpeg", data, image.size, image.mode == "L")


def _step(image: Image.Image, enough: float) -> int:
    """Code a few strips, to find how fine the whole may be."""
    width, height = image.size
    strips = Image.new(image.mode, (width, STRIPS * STRIP_ROWS))
    for number in range(STRIPS):
        top = (height - STRIP_ROWS) * number // (STRIPS - 1)
        strip = image.crop((0, top, width, top + STRIP_ROWS))
        strips.paste(strip, (0, number * STRIP_ROWS))
    whole = len(_saved(strips, FINE)) * height / strips.height
    return _coarser(whole / enough)


def _coarser(times: float) -> int:
    """Give the step with which that many times the bytes become enough."""
    step: float = FINE * times ** (1 / FALL)
    return max(FINE, min(COARSE, round(step)))


def _saved(image: Image.Image, step: int, *, sharp: bool = False) -> bytes:
    even = min(step, EVEN)
    tables = [[even, *[step] * 63], [even, *[min(2 * step, LARGEST)] * 63]]
    file = BytesIO()
    # Tables of codes made to measure would save three per cent, and take as long again.
    image.save(file, "JPEG", qtables=tables, subsampling=FULL if sharp else HALVED)
    return file.getvalue()
