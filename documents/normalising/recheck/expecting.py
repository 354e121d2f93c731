"""What the re-check expects to see: every page of the citizen's files, small."""

import warnings
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

import pypdfium2
from PIL import Image, JpegImagePlugin, TiffImagePlugin

from documents.normalising.doubts import Doubt, Doubtful
from documents.normalising.flags import Flag
from documents.normalising.recheck import glimpses, noticing
from documents.normalising.recheck.glimpses import Pixels
from documents.normalising.sources import sightings
from documents.normalising.sources.grids import grid, unpacked
from documents.recognising import Kind

NEW_SUBFILE_TYPE = 254
NOT_A_PAGE = 1 | 4
# Of a point. On a sheet smaller than A4, a cell is as large as it is there: in smaller
# ones, the way letters are smoothed would count.
FINENESS = 0.64


class Expected(NamedTuple):
    # In cells.
    size: tuple[int, int]
    # Cheaply, or as closely as a page that was drawn in so many pixels.
    look: Callable[[Pixels | None], Image.Image]


def pages(
    stream: BinaryIO, kind: Kind, seen: Iterator[str], flags: set[Flag]
) -> Iterator[Expected]:
    """Yield what each page shows; SEEN holds it for the kinds not decoded here."""
    if kind is Kind.PDF:
        yield from _pages_of_pdf(stream, flags)
    elif kind is Kind.JPEG:
        small = _jpeg(stream)
        yield Expected(
            small.size, lambda drawn: _jpeg(stream, closely=True) if drawn else small
        )
    else:
        for _ in range(_count(stream) if kind is Kind.TIFF else 1):
            yield _handed_over(next(seen, ""))


def _pages_of_pdf(stream: BinaryIO, flags: set[Flag]) -> Iterator[Expected]:
    data = stream.read()
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        flags |= noticing.notice(document, data)
        for number in range(len(document)):
            page = document[number]
            try:
                size = grid(*(FINENESS * side for side in page.get_size()))
                yield Expected(size, partial(_page, page, size))
            finally:
                page.close()


def _page(
    page: pypdfium2.PdfPage, size: tuple[int, int], drawn: Pixels | None
) -> Image.Image:
    return glimpses.of_page(page, size, closely=drawn)


def _jpeg(stream: BinaryIO, *, closely: bool = False) -> Image.Image:
    stream.seek(0)
    # Tolerated by whoever shows it; what counts here is what it shows.
    with warnings.catch_warnings(action="ignore"):
        image = JpegImagePlugin.JpegImageFile(stream)
        pixels = image.size
        if not closely:
            image.draft(image.mode, (glimpses.LEAST, glimpses.LEAST))
        image.load()
        return sightings.of_picture(image, pixels)


def _count(stream: BinaryIO) -> int:
    count = 0
    image = TiffImagePlugin.TiffImageFile(stream)
    for number in range(image.n_frames):
        image.seek(number)
        aside = image.tag_v2.get(NEW_SUBFILE_TYPE, 0) & NOT_A_PAGE
        count += number == 0 or not aside
    return count


def _handed_over(text: str) -> Expected:
    if not text:
        raise Doubtful(Doubt.PAGE_COUNT)
    small = unpacked(text)
    return Expected(small.size, lambda _: small)
