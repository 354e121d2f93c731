"""What is left of a file's bytes, and of the words that OCR finds on it."""

import statistics
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

from PIL import Image

from documents.recognising import Kind
from tests.bench import reading
from tests.bench.costs import of_ours, warm_process
from tests.bench.photographing import SHOTS, photo, words_on
from tests.bench.samples import dense_page, words_of_dense_page
from tests.bench.table import Line, Target, head, kb, percent

PHOTO_SHARE, PAGE_BYTES = Target(0.35), 160_000
WITHIN, WORDS = Target(1), Target(0.99, at_least=True)


def lines(folder: Path) -> Iterator[Line | str]:
    yield head("bytes, and words that OCR finds", other="source")
    with warm_process() as process:
        yield from _photos(process, folder)
        yield from _page(process, folder)


def _photos(process: Executor, folder: Path) -> Iterator[Line]:
    shares, before, after = [], [], []
    for number, shot in enumerate(SHOTS, 1):
        source = photo(shot)
        made = _converted(process, source, Kind.JPEG, folder)
        shares.append(len(made) / len(source))
        sizes = kb(len(made)), kb(len(source))
        yield Line(f"photo {number}, bytes", *sizes, shares[-1])
        words, scene = words_on(shot), reading.photograph(source)
        before.append(_recall(words, scene, folder))
        after.append(_recall(words, reading.page_of(made), folder))
    yield Line("photos, median", "", "", statistics.median(shares), PHOTO_SHARE)
    yield from _words("photos, words", statistics.mean(before), statistics.mean(after))


def _page(process: Executor, folder: Path) -> Iterator[Line]:
    source = dense_page()
    made = _converted(process, source, Kind.PDF, folder)
    share = len(made) / PAGE_BYTES
    sizes = kb(len(made)), kb(PAGE_BYTES)
    yield Line("dense page of a PDF, bytes, limit", *sizes, share, WITHIN)
    wanted = words_of_dense_page()
    before, after = (
        _recall(wanted, reading.page_of(pdf), folder) for pdf in (source, made)
    )
    yield from _words("dense page of a PDF, words", before, after)


def _words(label: str, before: float, after: float) -> Iterator[Line]:
    if before:
        yield Line(label, percent(after), percent(before), after / before, WORDS)


def _recall(wanted: list[str], image: Image.Image, folder: Path) -> float:
    """Give 0 where there is no OCR."""
    program = reading.tesseract()
    if not program:
        return 0
    return reading.recall(wanted, reading.words_in(program, image, folder))


def _converted(process: Executor, source: bytes, kind: Kind, folder: Path) -> bytes:
    paths = folder / "source", folder / "made.pdf"
    paths[0].write_bytes(source)
    process.submit(of_ours, paths[0], kind, paths[1]).result()
    return paths[1].read_bytes()
