"""Codes a page's picture: black and white as a fax does, few colours without loss."""

import zlib
from io import BytesIO
from typing import NamedTuple

from PIL import Image, TiffImagePlugin

from documents.normalising.output.flatness import Colour, flat_colours, indices

STRIP_OFFSET, ROWS_PER_STRIP, STRIP_LENGTH = 273, 278, 279
# The usual 6 takes more than twice the time, to save five per cent.
EFFORT = 4
BYTE = 8
BLACK_AND_WHITE = [0, 255]


class Coded(NamedTuple):
    """A picture as a PDF holds it."""

    # "fax", "flat" or "jpeg".
    coding: str
    data: bytes
    size: tuple[int, int]
    grey: bool
    bits: int = BYTE
    # What the numbers in the data stand for; empty if they are levels.
    palette: bytes = b""


def lossless(image: Image.Image) -> Coded | None:
    """Code a picture in mode 1, L or RGB; return None if that would not pay."""
    if image.mode == "1":
        return _fax(image)
    colours = flat_colours(image)
    if colours is None:
        return None
    if colours == BLACK_AND_WHITE:
        return _fax(image.convert("1", dither=Image.Dither.NONE))
    return flat(image, colours)


def _fax(image: Image.Image) -> Coded:
    """Let libtiff do it, and take the only strip of its file."""
    file = BytesIO()
    image.save(
        file, "TIFF", compression="group4", tiffinfo={ROWS_PER_STRIP: image.height}
    )
    file.seek(0)
    tags = TiffImagePlugin.TiffImageFile(file).tag_v2
    [start], [length] = tags[STRIP_OFFSET], tags[STRIP_LENGTH]
    data = file.getvalue()[start : start + length]
    return Coded("fax", data, image.size, grey=True, bits=1)


def flat(image: Image.Image, colours: list[Colour]) -> Coded:
    """Code a picture in mode L or RGB in the nearest of these colours."""
    bits = next(bits for bits in (1, 2, 4, BYTE) if len(colours) <= 1 << bits)
    numbers = indices(image, colours)
    if image.mode == "L":
        # Only to name its levels indices, as the packing below wants it.
        numbers.putpalette(bytes(3))
        palette = bytes(colours)
    else:
        palette = bytes(level for colour in colours for level in colour)
    raw = numbers.tobytes("raw", "P" if bits == BYTE else f"P;{bits}")
    data = zlib.compress(raw, EFFORT)
    return Coded("flat", data, image.size, image.mode == "L", bits, palette)
