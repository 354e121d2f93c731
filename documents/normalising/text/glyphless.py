"""The file of a font that draws nothing: for text that is found and copied, not seen.

Its tables are those of the OpenType specification that a PDF needs.
Its one glyph is a line without breadth. It has a size all the same: what has none is
passed over by some readers.
"""

import struct

EM = 1000
# Every sign takes half a square; the text layer stretches each word to its place.
ADVANCE = 500
ASCENT, DESCENT = 800, -200
BOX = (0, DESCENT, ADVANCE, ASCENT)
# The number of the glyph that stands for every sign.
GLYPH = 1
SFNT = 0x00010000
MAGIC = 0x5F0F3CF5
CHECKSUM_OF_A_FONT = 0xB1B0AFBA
HEAD_CHECKSUM = 8


def font_file() -> bytes:
    """Make a TrueType font of an empty glyph, for what is missing, and our own."""
    glyph = _glyph()
    most = (2, 1, 0, 0, 1, *[0] * 8)
    tables = {
        b"glyf": glyph,
        b"head": _head(),
        b"hhea": _hhea(),
        b"hmtx": struct.pack(">Hhh", ADVANCE, 0, 0),
        # In pairs of bytes: the first is empty.
        b"loca": struct.pack(">3H", 0, 0, len(glyph) // 2),
        b"maxp": struct.pack(">IH13H", SFNT, GLYPH + 1, *most),
    }
    return _assembled(tables)


def _glyph() -> bytes:
    """Go from the lower left corner of its space to the upper right and back."""
    contours, last_point, instructions = 1, 1, 0
    on_curve = b"\1\1"
    steps = struct.pack(">4h", 0, ADVANCE, DESCENT, ASCENT - DESCENT)
    outline = struct.pack(">5h2H", contours, *BOX, last_point, instructions)
    return outline + on_curve + steps


def _head() -> bytes:
    flags, style = 0, 0
    numbers = (SFNT, SFNT, 0, MAGIC, flags, EM, 0, 0, *BOX, style, 8, 2, 0, 0)
    return struct.pack(">4I2H2q4h2H3h", *numbers)


def _hhea() -> bytes:
    numbers = (SFNT, ASCENT, DESCENT, 0, ADVANCE, 0, 0, ADVANCE, 1, *[0] * 7, 1)
    return struct.pack(">I3hH11hH", *numbers)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    steps = (16 * power, power.bit_length() - 1, 16 * (count - power))
    directory = struct.pack(">I4H", SFNT, count, *steps)
    at = len(directory) + 16 * count
    head, body = 0, b""
    for name, table in tables.items():
        if name == b"head":
            head = at + len(body)
        place = (_checksum(table), at + len(body), len(table))
        directory += struct.pack(">4s3I", name, *place)
        body += _padded(table)
    file = bytearray(directory + body)
    whole = (CHECKSUM_OF_A_FONT - _checksum(bytes(file))) & 0xFFFFFFFF
    struct.pack_into(">I", file, head + HEAD_CHECKSUM, whole)
    return bytes(file)


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{(len(data) + 3) // 4}I", _padded(data))
    return sum(words) & 0xFFFFFFFF
