"""The sandbox's job of checking a finished PDF against the files it was made of.

It runs in another process than the converting. JPEGs and PDFs are rendered anew, small
and another way. Other pictures cost as much to decode small as large: their small
renderings come along from the converting, taken before anything else was done to them.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any, BinaryIO

import pypdfium2
from PIL import Image
from pypdf import PdfReader

from documents.normalising.alarm import allow_cpu_until, time_is_up
from documents.normalising.doubts import Doubt, Doubtful
from documents.normalising.flags import Flag
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.recheck import expecting, inspecting, likeness
from documents.normalising.recheck.expecting import Expected
from documents.normalising.recheck.results import Result, result
from documents.normalising.recheck.unfolding import flat_on
from documents.recognising import Kind

# How far apart the shapes of two pages may be, in cells.
SHAPE = 4
# The share of its time that is left to say that it was not enough.
SPARE = 0.15


def recheck(
    sources: Sequence[BinaryIO], output: BinaryIO | None, facts: dict[str, Any]
) -> dict[str, Any]:
    """Check the last of SOURCES against the others."""
    del output
    *originals, finished = sources
    allow_cpu_until(facts["cpu_seconds"], spare=SPARE * facts["cpu_seconds"])
    flags: set[Flag] = set()
    try:
        # First, while no hostile byte has been read.
        opened = inspecting.inspect(finished, page_count=facts["done"]["page_count"])
        finished.seek(0)
        with pypdfium2.PdfDocument(finished.read()) as document:
            _compare(_expected(originals, facts, flags), document, opened)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- what cannot be checked is not trusted
        return _doubt(error)
    return {"doubt": None, "flags": sorted(flags)}


def _doubt(error: Exception) -> dict[str, Any]:
    if time_is_up():
        raise Unreadable(Reason.TOO_COMPLEX) from error
    if isinstance(error, Doubtful):
        return {"doubt": error.cause, "page": error.page}
    return {"doubt": Doubt.BROKEN, "page": None}


def _expected(
    originals: Sequence[BinaryIO], facts: dict[str, Any], flags: set[Flag]
) -> Iterator[Expected]:
    # The pixels were counted when they were converted.
    Image.MAX_IMAGE_PIXELS = None
    seen = iter(facts["done"]["seen"])
    return chain.from_iterable(
        expecting.pages(stream, Kind(kind), seen, flags)
        for stream, kind in zip(originals, facts["kinds"], strict=True)
    )


def _compare(
    expected: Iterator[Expected], document: pypdfium2.PdfDocument, opened: PdfReader
) -> None:
    for wanted, number in zip_longest(expected, range(len(document))):
        if wanted is None or number is None:
            raise Doubtful(Doubt.PAGE_COUNT, number)
        page = document[number]
        try:
            shown = result(page)._replace(flat=flat_on(opened, number))
            if doubt := _doubt_about(shown, wanted):
                raise Doubtful(doubt, number)
        finally:
            page.close()


def _doubt_about(shown: Result, wanted: Expected) -> Doubt | None:
    times = max(wanted.size) / max(shown.pixels)
    sides = zip(shown.pixels, wanted.size, strict=True)
    if any(abs(times * one - other) > SHAPE for one, other in sides):
        return Doubt.DIFFERENT
    doubt = likeness.doubt_about(shown.look(wanted.size), wanted.look(None))
    if doubt is None:
        return None
    # Drawn small, hairlines are thicker and scans are seen through their picture.
    closely = shown.look(wanted.size, closely=True), wanted.look(shown.pixels)
    return likeness.doubt_about(*closely, closely=True, lossy=shown.is_jpeg)
