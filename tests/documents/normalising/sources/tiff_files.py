"""TIFFs of the kinds that Pillow does not write: tiled, planar, of odd depths."""

import struct
from collections.abc import Sequence

from PIL import Image

SHORT, LONG = 3, 4
WIDTH, HEIGHT, BITS, CODING, MEANING = 256, 257, 258, 259, 262
OFFSETS, SAMPLES, ROWS, LENGTHS, PLANES = 273, 277, 278, 279, 284
TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_LENGTHS = 322, 323, 324, 325
UNCODED, GREY, COLOURS, SEPARATE = 1, 1, 2, 2
TILE = 64

Tags = dict[int, tuple[int, Sequence[int]]]


def tiled(image: Image.Image) -> bytes:
    tiles = []
    for top in range(0, image.height, TILE):
        for left in range(0, image.width, TILE):
            box = (left, top, left + TILE, top + TILE)
            # Beyond the edge it is filled up.
            tiles.append(image.crop(box).tobytes())
    tags: Tags = {
        TILE_WIDTH: (SHORT, [TILE]),
        TILE_HEIGHT: (SHORT, [TILE]),
        TILE_LENGTHS: (LONG, [len(tile) for tile in tiles]),
    }
    return _file(_facts(image) | tags, tiles, TILE_OFFSETS)


def planar(image: Image.Image) -> bytes:
    """Write all red levels first, then all green and all blue ones."""
    planes = [band.tobytes() for band in image.split()]
    tags: Tags = {
        PLANES: (SHORT, [SEPARATE]),
        ROWS: (LONG, [image.height]),
        LENGTHS: (LONG, [len(plane) for plane in planes]),
    }
    return _file(_facts(image) | tags, planes, OFFSETS)


def deep(image: Image.Image, bits: int, meaning: int = GREY) -> bytes:
    """Write greys of 12 or 16 bits."""
    levels = [level * ((1 << bits) - 1) // 255 for level in image.tobytes()]
    if bits == 16:
        data = struct.pack(f"<{len(levels)}H", *levels)
    else:
        pairs = zip(levels[::2], levels[1::2], strict=True)
        data = b"".join((one << 12 | other).to_bytes(3, "big") for one, other in pairs)
    return _grey(image, bits, meaning, data)


def deep_colours(image: Image.Image) -> bytes:
    data = b"".join(bytes([level, level]) for level in image.tobytes())
    tags: Tags = {
        BITS: (SHORT, [16, 16, 16]),
        ROWS: (LONG, [image.height]),
        LENGTHS: (LONG, [len(data)]),
    }
    return _file(_facts(image) | tags, [data], OFFSETS)


def white_is_zero(image: Image.Image) -> bytes:
    return _grey(image, 8, 0, bytes(255 - level for level in image.tobytes()))


def _grey(image: Image.Image, bits: int, meaning: int, data: bytes) -> bytes:
    tags: Tags = {
        BITS: (SHORT, [bits]),
        MEANING: (SHORT, [meaning]),
        ROWS: (LONG, [image.height]),
        LENGTHS: (LONG, [len(data)]),
    }
    return _file(_facts(image) | tags, [data], OFFSETS)


def _facts(image: Image.Image) -> Tags:
    bands = len(image.getbands())
    return {
        WIDTH: (LONG, [image.width]),
        HEIGHT: (LONG, [image.height]),
        BITS: (SHORT, [8] * bands),
        CODING: (SHORT, [UNCODED]),
        MEANING: (SHORT, [COLOURS if bands > 1 else GREY]),
        SAMPLES: (SHORT, [bands]),
    }


def _file(tags: Tags, parts: Sequence[bytes], offsets: int) -> bytes:
    places, body = [], b""
    for part in parts:
        places.append(8 + len(body))
        body += part + bytes(len(part) % 2)
    tags = tags | {offsets: (LONG, places)}
    directory = 8 + len(body)
    at = directory + 2 + 12 * len(tags) + 4
    entries, beside = struct.pack("<H", len(tags)), b""
    for tag, (kind, numbers) in sorted(tags.items()):
        values = struct.pack(
            f"<{len(numbers)}{'H' if kind == SHORT else 'I'}", *numbers
        )
        where = values.ljust(4, b"\0")
        if len(values) > 4:
            where = struct.pack("<I", at + len(beside))
            beside += values + bytes(len(values) % 2)
        entries += struct.pack("<HHI", tag, kind, len(numbers)) + where
    head = struct.pack("<2sHI", b"II", 42, directory)
    return head + body + entries + bytes(4) + beside
