"""BMPs of the kinds that Pillow does not write."""

import struct
from collections.abc import Callable

from PIL import Image

from tests.documents.normalising.rendered import Colour

FILE_HEADER, HEADER = 14, 40
PLAIN, RLE8, MASKS = 0, 1, 3
MASKS_565 = (0xF800, 0x07E0, 0x001F)


def bmp(
    image: Image.Image, bits: int, *, top_down: bool = False, masks: bool = False
) -> bytes:
    """Write 16 bits (5 each, or 5-6-5 with masks), 24 or 32 (the fourth byte is 0)."""
    pixels = image.convert("RGB")
    coded = {16: _565 if masks else _555, 24: _bgr, 32: _bgr0}[bits]
    rows = [_row(pixels, y, coded) for y in range(pixels.height)]
    data = b"".join(rows if top_down else reversed(rows))
    extra = struct.pack("<3I", *MASKS_565) if masks else b""
    height = -pixels.height if top_down else pixels.height
    coding = MASKS if masks else PLAIN
    return _file((pixels.width, height), (bits, coding), extra, data)


def run_lengths(image: Image.Image) -> bytes:
    """Write a palette picture whose rows are runs of one colour."""
    indexed = image.quantize(16)
    palette = (indexed.getpalette() or [])[: 3 * 16]
    colours = b"".join(
        bytes([*palette[at : at + 3][::-1], 0]) for at in range(0, len(palette), 3)
    )
    colours = colours.ljust(4 * 256, b"\0")
    data = b""
    for y in reversed(range(indexed.height)):
        for x in range(indexed.width):
            data += bytes([1, indexed.tobytes()[y * indexed.width + x]])
        data += b"\0\0"
    return _file(indexed.size, (8, RLE8), colours, data + b"\0\1")


def _file(
    size: tuple[int, int], coding: tuple[int, int], extra: bytes, data: bytes
) -> bytes:
    start = FILE_HEADER + HEADER + len(extra)
    head = struct.pack("<2sIHHI", b"BM", start + len(data), 0, 0, start)
    facts = (HEADER, *size, 1, *coding, len(data), 2835, 2835, 0, 0)
    return head + struct.pack("<IiiHHIIiiII", *facts) + extra + data


def _row(image: Image.Image, y: int, coded: Callable[[Colour], bytes]) -> bytes:
    levels = image.crop((0, y, image.width, y + 1)).tobytes()
    row = b"".join(
        coded((levels[at], levels[at + 1], levels[at + 2]))
        for at in range(0, len(levels), 3)
    )
    return row + bytes(-len(row) % 4)


def _555(colour: Colour) -> bytes:
    red, green, blue = (level >> 3 for level in colour)
    return struct.pack("<H", red << 10 | green << 5 | blue)


def _565(colour: Colour) -> bytes:
    red, green, blue = colour
    return struct.pack("<H", red >> 3 << 11 | green >> 2 << 5 | blue >> 3)


def _bgr(colour: Colour) -> bytes:
    return bytes(reversed(colour))


def _bgr0(colour: Colour) -> bytes:
    return _bgr(colour) + b"\0"
