"""What is attached to a PDF; runs in the sandbox only."""

from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PdfReader


def contents(stream: BinaryIO) -> Iterator[bytes]:
    try:
        for attachment in PdfReader(stream).attachment_list:
            yield attachment.content
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- a broken PDF may raise anything
        return
