"""The sandbox's job of looking for the EICAR test virus, also inside PDFs."""

import importlib
import mmap
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

# In two halves, lest a scanner finds it here.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
STREAM = re.compile(rb"stream\r?\n")
HEAD_BYTES = 1024
# Small, because what a piece held is lost if it turns out damaged.
PIECE_BYTES = 4096
STREAM_BYTES = 20 * 1024 * 1024
ALL_BYTES = 5 * STREAM_BYTES


def find(
    sources: Sequence[BinaryIO], output: BinaryIO | None, facts: dict[str, Any]
) -> dict[str, Any]:
    del output, facts
    return {"found": any(_holds_eicar(source) for source in sources)}


def _holds_eicar(source: BinaryIO) -> bool:
    if not source.read(1):
        return False
    with mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(EICAR) >= 0:
            return True
        if data.find(b"%PDF-", 0, HEAD_BYTES) < 0:
            return False
        if any(EICAR in stream for stream in _inflated_streams(data)):
            return True
    # By name, and only now: most files are pictures and need no pypdf.
    attachments = importlib.import_module("documents.scanning.attachments")
    source.seek(0)
    return any(EICAR in content for content in attachments.contents(source))


def _inflated_streams(data: mmap.mmap) -> Iterator[bytes]:
    left = ALL_BYTES
    for match in STREAM.finditer(data):
        if left <= 0:
            return
        inflated = _inflated(data, match.end(), min(left, STREAM_BYTES))
        left -= len(inflated)
        yield inflated


def _inflated(data: mmap.mmap, start: int, most: int) -> bytes:
    machine = zlib.decompressobj()
    inflated = bytearray()
    for at in range(start, len(data), PIECE_BYTES):
        piece = data[at : at + PIECE_BYTES]
        try:
            inflated += machine.decompress(piece, most - len(inflated))
        except zlib.error:
            break
        if machine.eof or len(inflated) >= most:
            break
    return bytes(inflated)
