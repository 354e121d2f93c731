"""Reads pictures of few colours from a finished PDF, as they were written there.

PDFium takes three times as long to draw them small. What is not just as ours are is
left to it.
"""

import zlib
from typing import Any, NamedTuple

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError

KEYS = frozenset(
    {"/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent"}
    | {"/ColorSpace", "/Filter", "/Length"}
)
GREY = {2: "L;2", 4: "L;4", 8: "L"}
COLOURS = {1: "P;1", 2: "P;2", 4: "P;4", 8: "P"}
MODES = {"/DeviceGray": "L", "/DeviceRGB": "RGB"}


class Flat(NamedTuple):
    size: tuple[int, int]
    bits: int
    mode: str
    palette: bytes
    data: bytes

    def image(self) -> Image.Image | None:
        """Give the whole picture, in mode L or RGB; None if it is not all there."""
        width, height = self.size
        length = (width * self.bits + 7) // 8 * height
        inflater = zlib.decompressobj()
        try:
            pixels = inflater.decompress(self.data, length + 1)
        except zlib.error:
            return None
        if len(pixels) != length:
            return None
        shown = _in_grey if self.mode == "L" else _in_colours
        return shown(self, pixels)


def _in_grey(flat: Flat, pixels: bytes) -> Image.Image:
    """Take the numbers for levels first, which is quicker than a palette."""
    image = Image.frombytes("L", flat.size, pixels, "raw", GREY[flat.bits])
    step = 255 // ((1 << flat.bits) - 1)
    levels = [flat.palette[min(at // step, len(flat.palette) - 1)] for at in range(256)]
    return image.point(levels)


def _in_colours(flat: Flat, pixels: bytes) -> Image.Image:
    image = Image.frombytes("P", flat.size, pixels, "raw", COLOURS[flat.bits])
    image.putpalette(flat.palette)
    return image.convert("RGB")


def flat_on(reader: PdfReader, number: int) -> Flat | None:
    """Return the only picture of this page, if it is one of few colours."""
    try:
        resources: Any = reader.pages[number]["/Resources"]
        [entry] = resources["/XObject"].values()
        return _flat(entry.get_object())
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError):
        return None


def _flat(picture: Any) -> Flat | None:
    if not KEYS.issuperset(picture) or picture["/Filter"] != "/FlateDecode":
        return None
    indexed, colours, last, palette = picture["/ColorSpace"]
    if indexed != "/Indexed":
        return None
    mode, bits = MODES[colours], int(picture["/BitsPerComponent"])
    # As it stands there, for it might look like text.
    levels: bytes = palette.original_bytes
    if len(levels) != (last + 1) * len(mode) or bits not in COLOURS:
        return None
    if mode == "L" and bits not in GREY:
        return None
    size = int(picture["/Width"]), int(picture["/Height"])
    return Flat(size, bits, mode, levels, picture._data)  # noqa: SLF001 -- as it is
