"""Writes pages of other PDF files to a stream, one after the other."""

import re
from array import array
from hashlib import sha256
from secrets import token_hex
from typing import IO

from accounts.letters.objects import REFERENCE, Document, Part

_PARENT = re.compile(rb"/Parent \d+ 0 R")
_TO_PAGES = re.compile(rb"/OpenAction \[[^]]*\]|/Pages \d+ 0 R")
CATALOG, PAGES = 1, 2
# Letters drawn together share their fonts; those of long ago are written anew.
KEPT = 1000
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Writer:
    """Writes what pages share once, and keeps nothing but where things stand."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        # The first two have their place at the end.
        self._offsets = array("Q", [0, 0, 0])
        self._known: dict[bytes, int] = {}
        self._kids = array("L")
        self._catalog = self._box = b""
        self._position = target.write(HEADER)

    @property
    def pages(self) -> int:
        return len(self._kids)

    def add_page(self, document: Document, page: int) -> None:
        """Add one page with what belongs to it, and nothing of any other page."""
        if not self._catalog:
            self._catalog = self._moved(document, _bare(document.catalog))
            self._box = document.box
        head = _PARENT.sub(b"", document.parts[page].head)
        moved = self._moved(document, head).replace(
            b"/Type /Page", b"/Type /Page /Parent %d 0 R" % PAGES
        )
        self._kids.append(self._put(Part(moved, None)))

    def finish(self) -> None:
        """Write what makes the objects a file."""
        kids = b" ".join(b"%d 0 R" % kid for kid in self._kids)
        tree = b"<< /Count %d /Kids [%s] %s /Type /Pages >>"
        self._put(Part(tree % (len(self._kids), kids, self._box), None), PAGES)
        named = b"/Type /Catalog /Pages %d 0 R" % PAGES
        catalog = self._catalog.replace(b"/Type /Catalog", named)
        self._put(Part(catalog, None), CATALOG)
        lines = [b"%010d 00000 n \n" % offset for offset in self._offsets[1:]]
        count, name = len(self._offsets), token_hex(16).encode()
        self._target.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        self._target.writelines(lines)
        trailer = b"trailer\n<< /Size %d /Root %d 0 R /ID [<%s><%s>] >>\n"
        self._target.write(trailer % (count, CATALOG, name, name))
        self._target.write(b"startxref\n%d\n%%%%EOF\n" % self._position)

    def _moved(self, document: Document, head: bytes) -> bytes:
        """Copy what HEAD refers to and let it refer to the copies."""

        def copied(match: re.Match[bytes]) -> bytes:
            part = document.parts[int(match[1])]
            return b"%d 0 R" % self._shared(
                Part(self._moved(document, part.head), part.stream)
            )

        return REFERENCE.sub(copied, head)

    def _shared(self, part: Part) -> int:
        digest = sha256(part.head + b"\n" + (part.stream or b"")).digest()
        if digest not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[digest] = self._put(part)
        return self._known[digest]

    def _put(self, part: Part, number: int = 0) -> int:
        if not number:
            number = len(self._offsets)
            self._offsets.append(0)
        self._offsets[number] = self._position
        body = part.head
        if part.stream is not None:
            body += b"\nstream\n" + part.stream + b"\nendstream"
        self._position += self._target.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number


def _bare(catalog: bytes) -> bytes:
    """Return the catalog without what names pages."""
    return _TO_PAGES.sub(b"", catalog)
