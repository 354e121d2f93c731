"""The documents that are measured, made on the spot."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from documents.recognising import Kind
from tests.bench import floors
from tests.bench.letters import letter, page_of
from tests.bench.photographing import heic, photo
from tests.bench.scanning import scan, scanner_pdf

PAGES, POINTS = 30, 11
# A whole page of small print.
DENSE_POINTS, DENSE_SEED = 9.5, 40


class Document(NamedTuple):
    name: str
    kind: Kind
    make: Callable[[], bytes]
    # The bare work that makes the same of it.
    floor: Callable[[bytes, floors.Aim, int], bytes]

    def made(self, folder: Path) -> Path:
        path = folder / f"{self.name.replace(' ', '-')}.{self.kind}"
        path.write_bytes(self.make())
        return path


def text_pdf() -> bytes:
    return letter([page_of(POINTS, number) for number in range(PAGES)], POINTS)


def dense_page() -> bytes:
    return letter([page_of(DENSE_POINTS, DENSE_SEED)], DENSE_POINTS)


def words_of_dense_page() -> list[str]:
    return " ".join(page_of(DENSE_POINTS, DENSE_SEED)).split()


DOCUMENTS = (
    Document("12 MP photo JPEG", Kind.JPEG, photo, floors.picture),
    Document("12 MP photo HEIC", Kind.HEIC, heic, floors.picture),
    Document("A4 scan 300 dpi PNG", Kind.PNG, scan, floors.picture),
    Document("10-page scanner PDF", Kind.PDF, scanner_pdf, floors.scanned_pages),
    Document("30-page text PDF", Kind.PDF, text_pdf, floors.written_pages),
)
