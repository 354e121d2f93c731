"""The sandbox's job of converting: every source to pages, all pages to one PDF."""

import errno
import importlib
import os
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, Protocol, cast

from documents.normalising.alarm import allow_cpu_until, time_is_up
from documents.normalising.legibility import judging
from documents.normalising.legibility.scores import Scores
from documents.normalising.limits import PAGES
from documents.normalising.output import assembling
from documents.normalising.output.pages import Page
from documents.normalising.output.pdf_a import Label
from documents.normalising.reasons import Reason, Unreadable
from documents.recognising import Kind

# Both have to do with the time of one, and the converting is the dearer.
RECHECKING = 0.15


class Tool(Protocol):
    def pages(self, stream: BinaryIO, kind: Kind) -> Iterator[Page]: ...


def convert(
    sources: Sequence[BinaryIO], output: BinaryIO | None, facts: dict[str, Any]
) -> dict[str, Any]:
    """Write the PDF and say what is in it; raise Unreadable with the source's index."""
    if output is None:
        message = "Converting needs an output."
        raise ValueError(message)
    kinds = [Kind(kind) for kind in facts["kinds"]]
    pages = chain.from_iterable(
        _pages(index, stream, kind, facts)
        for index, (stream, kind) in enumerate(zip(sources, kinds, strict=True))
    )
    told = _Told()
    label = Label(facts["title"], facts.get("subject", ""), facts.get("reference", ""))
    try:
        assembling.assemble(told.passing(pages), output, label)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise Unreadable(Reason.TOO_LARGE) from error
        raise
    return told.facts()


def _pages(
    index: int, stream: BinaryIO, kind: Kind, facts: dict[str, Any]
) -> Iterator[Page]:
    if os.fstat(stream.fileno()).st_size == 0:
        raise Unreadable(Reason.EMPTY, index)
    until = time.process_time() + facts["cpu_seconds"]
    spare = RECHECKING * facts["cpu_seconds"]
    allow_cpu_until(until, spare=spare)
    # By name, and only now: a picture does not have to wait for PDFium.
    name = "pdfs" if kind is Kind.PDF else "pictures"
    module = importlib.import_module(f"documents.normalising.sources.{name}")
    tool = cast("Tool", module)
    try:
        for page in tool.pages(stream, kind):
            yield page
            until += facts["cpu_seconds_per_page"]
            allow_cpu_until(until, spare=spare)
    except Unreadable as error:
        raise Unreadable(error.reason, index) from error
    except MemoryError as error:
        raise Unreadable(Reason.TOO_COMPLEX, index) from error
    # A parser fed hostile bytes may raise anything.
    except Exception as error:
        reason = Reason.TOO_COMPLEX if time_is_up() else Reason.DAMAGED
        raise Unreadable(reason, index) from error


class _Told:
    """Remembers of the pages what the parent and the re-check want to know."""

    def __init__(self) -> None:
        self._page_scores: list[Scores | None] = []
        self._notes: set[str] = set()
        self._seen: list[str] = []

    def passing(self, pages: Iterator[Page]) -> Iterator[Page]:
        for page in pages:
            if len(self._page_scores) == PAGES:
                raise Unreadable(Reason.TOO_MANY_PAGES)
            self._page_scores.append(judging.judged(page))
            self._notes.update(page.notes)
            self._seen.extend([page.seen] if page.seen else [])
            yield page

    def facts(self) -> dict[str, object]:
        return {
            "page_count": len(self._page_scores),
            "page_scores": self._page_scores,
            "notes": sorted(self._notes),
            "seen": self._seen,
        }
