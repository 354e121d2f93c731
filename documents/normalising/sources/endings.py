"""Tells whether the data of a picture goes on to its end, where decoders do not say."""

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import JpegImagePlugin

from documents.recognising import Kind

MARK, FILL, ESCAPED = 0xFF, 0xFF, 0x00
START_OF_SCAN, END_OF_IMAGE = 0xDA, b"\xff\xd9"
# Markers without a length: restarts, and the start of the image.
ALONE = {0x01, *range(0xD0, 0xD9)}
# What stands within the data of a scan: an escaped byte, and restarts.
IN_SCAN = {ESCAPED, *range(0xD0, 0xD8)}
# No end for a decoder that still waits for data; others pass it over.
MORE = bytes(range(1, 250)) * 8
# So many in a row do not occur in data that is compressed.
ZEROS = bytes(1024)
HEADER = 8


def is_jpeg_cut_off(data: bytes) -> bool:
    """Say whether its decoder still waits for data where the end is marked.

    Then more data changes what is to be seen.
    """
    end = _end_of_jpeg(data)
    if end is None:
        return True
    # Half of an escaped byte at the end would make a marker of what follows.
    longer = data[:end].rstrip(b"\xff") + MORE + data[end:]
    try:
        return _seen(data) != _seen(longer)
    except OSError:
        return True


def _seen(data: bytes) -> bytes:
    image = JpegImagePlugin.JpegImageFile(BytesIO(data))
    image.draft(image.mode, (1, 1))
    return image.tobytes()


def _end_of_jpeg(data: bytes) -> int | None:
    """Find the end of the first image: behind it there may be others."""
    at = 2
    while at + 1 < len(data):
        marker = data[at + 1]
        if data[at] != MARK or marker == FILL:
            at += 1
        elif marker in ALONE:
            at += 2
        elif data.startswith(END_OF_IMAGE, at):
            return at
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
            if marker == START_OF_SCAN:
                at = _end_of_scan(data, at)
    return None


def _end_of_scan(data: bytes, at: int) -> int:
    while 0 <= (at := data.find(MARK, at)) < len(data) - 1:
        if data[at + 1] not in IN_SCAN:
            return at
        at += 2
    return len(data)


def ends_in_zeros(data: bytes, kind: Kind) -> bool:
    """Say whether a part was never written, as broken downloads leave it behind."""
    if kind is Kind.WEBP:
        end = HEADER + int.from_bytes(data[4:8], "little")
    else:
        end = max(_ends_of_boxes(data), default=0)
    return data[:end].endswith(ZEROS)


def _ends_of_boxes(data: bytes) -> Iterator[int]:
    """Walk through the boxes of ISO/IEC 14496-12; zeros behind the last are none."""
    at = 0
    while at + 2 * HEADER <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if size == 1:
            [size] = struct.unpack_from(">Q", data, at + HEADER)
        elif size == 0 and any(name):
            size = len(data) - at
        if size < HEADER:
            return
        at += size
        yield at
