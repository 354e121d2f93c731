"""Takes a PDF file of our own apart into its objects.

Knows the one way in which fpdf2 and `writing` write them; it is no reader for the PDF
files of others.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

_START = re.compile(rb"(\d+) 0 obj\n")
REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_LENGTH = re.compile(rb"/Length (\d+)\b")
_BOX = re.compile(rb"/MediaBox \[[^]]*\]")
_KIDS = re.compile(rb"/Kids \[([^]]*)\]")


class Unknown(Exception):
    """The file is not written in the way that is known here."""


class Part(NamedTuple):
    """One object: what stands before its stream, and the stream if it has one."""

    head: bytes
    stream: bytes | None


@dataclass(frozen=True)
class Document:
    parts: dict[int, Part]
    pages: list[int]

    @property
    def catalog(self) -> bytes:
        return _only(self, b"/Type /Catalog")

    @property
    def box(self) -> bytes:
        found = _BOX.search(_only(self, b"/Type /Pages"))
        return found[0] if found else b""


def parse(pdf: bytes) -> Document:
    """Take a file apart. Raises Unknown."""
    parts: dict[int, Part] = {}
    start = _START.search(pdf)
    while start:
        end = pdf.index(b"endobj", start.end())
        opens = pdf.find(b"stream\n", start.end(), end)
        if opens < 0:
            parts[int(start[1])] = Part(pdf[start.end() : end].rstrip(), None)
        else:
            head, data = pdf[start.end() : opens].rstrip(), opens + len(b"stream\n")
            size = _LENGTH.search(head)
            if size is None:
                raise Unknown(head)
            stream = pdf[data : data + int(size[1])]
            parts[int(start[1])] = Part(head, stream)
            end = pdf.index(b"endobj", data + len(stream))
        start = _START.search(pdf, end)
    document = Document(parts, [])
    kids = _KIDS.search(_only(document, b"/Type /Pages"))
    if kids is None:
        raise Unknown(b"/Kids")
    document.pages.extend(int(one) for one in REFERENCE.findall(kids[1]))
    return document


def _only(document: Document, words: bytes) -> bytes:
    found = [head for head, _ in document.parts.values() if words in head]
    if len(found) != 1:
        raise Unknown(words)
    return found[0]
