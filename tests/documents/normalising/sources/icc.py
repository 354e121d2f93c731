"""A colour profile for inks, made by hand: Pillow has none for CMYK."""

import struct

# In the coordinates of colour profiles: lightness, and how green a colour is.
GREEN_INK, PAPER = (140, 60, 170), (255, 128, 128)
INKS, OUTPUTS, GRID = 4, 3, 2


def cmyk_profile() -> bytes:
    """Say that every ink is the same green."""
    tags = {b"A2B0": _table(), b"wtpt": _white(), b"desc": _text(), b"cprt": _text()}
    at, directory, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        directory += struct.pack(">4sII", name, at + len(body), len(data))
        body += data
    body = struct.pack(">I", len(tags)) + directory + body
    return _head(128 + len(body)) + body


def _head(size: int) -> bytes:
    illuminant = struct.pack(">3i", 63190, 65536, 54061)
    return (
        struct.pack(">I4sI4s4s4s", size, b"test", 0x02400000, b"prtr", b"CMYK", b"Lab ")
        + struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + illuminant
        + bytes(48)
    )


def _table() -> bytes:
    """Let any ink at all be green: a table of two steps of each."""
    even = bytes(range(256))
    identity = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    cells = b"".join(
        bytes(PAPER if number == 0 else GREEN_INK) for number in range(GRID**INKS)
    )
    head = struct.pack(">4sI4B", b"mft1", 0, INKS, OUTPUTS, GRID, 0)
    return head + identity + even * INKS + cells + even * OUTPUTS


def _white() -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, 63190, 65536, 54061)


def _text() -> bytes:
    return struct.pack(">4sI", b"text", 0) + b"test\0\0\0\0"
