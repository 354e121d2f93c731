"""PNGs of the kinds that Pillow does not write: deep colours and interlacing."""

import struct
import zlib
from collections.abc import Callable, Iterator

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, COLOURS = 0, 2
# Where the seven passes of an interlaced picture begin, and their steps.
PASSES = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)

Samples = Callable[[int, int], bytes]


def deep(image: Image.Image, *, interlaced: bool = False) -> bytes:
    """Write a picture in mode L or RGB with sixteen bits for each level."""
    wide = {"L": 1, "RGB": 3}[image.mode]
    levels = image.tobytes()

    def samples(x: int, y: int) -> bytes:
        at = (y * image.width + x) * wide
        # The lower byte is not the higher one again: 0 to 255 are 0 to 65,535.
        return b"".join(bytes([level, level]) for level in levels[at : at + wide])

    colours = GREY if image.mode == "L" else COLOURS
    return png(image.size, 16, colours, samples, interlaced=interlaced)


def interlaced(image: Image.Image) -> bytes:
    def samples(x: int, y: int) -> bytes:
        at = (y * image.width + x) * 3
        return levels[at : at + 3]

    levels = image.convert("RGB").tobytes()
    return png(image.size, 8, COLOURS, samples, interlaced=True)


def png(
    size: tuple[int, int],
    bits: int,
    colours: int,
    samples: Samples,
    *,
    interlaced: bool,
) -> bytes:
    header = struct.pack(">IIBBBBB", *size, bits, colours, 0, 0, interlaced)
    passes = PASSES if interlaced else ((0, 0, 1, 1),)
    raw = b"".join(
        b"\0" + row for one in passes for row in _rows(size, one, samples) if row
    )
    data = zlib.compress(raw)
    return SIGNATURE + b"".join(
        _chunk(name, part)
        for name, part in ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    )


def _rows(
    size: tuple[int, int], one: tuple[int, int, int, int], samples: Samples
) -> Iterator[bytes]:
    left, top, across, down = one
    for y in range(top, size[1], down):
        yield b"".join(samples(x, y) for x in range(left, size[0], across))


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check
