"""The sandbox's job of converting: every source to pages, all pages to one PDF."""

import errno
import importlib
import os
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO, Protocol, cast

from documents.normalising import assembling
from documents.normalising.confinement import allow_cpu_until
from documents.normalising.limits import PAGES
from documents.normalising.pages import Page
from documents.normalising.reasons import Reason, Unreadable
from documents.recognising import Kind


class Tool(Protocol):
    def pages(self, stream: BinaryIO, kind: Kind) -> Iterator[Page]: ...


def convert(
    sources: Sequence[BinaryIO], output: BinaryIO | None, facts: dict[str, Any]
) -> dict[str, Any]:
    if output is None:
        message = "Converting needs an output."
        raise ValueError(message)
    kinds = [Kind(kind) for kind in facts["kinds"]]
    pages = chain.from_iterable(
        _pages(index, stream, kind, facts)
        for index, (stream, kind) in enumerate(zip(sources, kinds, strict=True))
    )
    try:
        count = assembling.assemble(_counted(pages), output, title=facts["title"])
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise Unreadable(Reason.TOO_LARGE) from error
        raise
    return {"page_count": count}


def _pages(
    index: int, stream: BinaryIO, kind: Kind, facts: dict[str, Any]
) -> Iterator[Page]:
    if os.fstat(stream.fileno()).st_size == 0:
        raise Unreadable(Reason.EMPTY, index)
    until = time.process_time() + facts["cpu_seconds"]
    allow_cpu_until(until)
    # By name, and only now: a picture does not have to wait for PDFium.
    name = "pdfs" if kind is Kind.PDF else "pictures"
    tool = cast("Tool", importlib.import_module(f"documents.normalising.{name}"))
    try:
        for page in tool.pages(stream, kind):
            yield page
            until += facts["cpu_seconds_per_page"]
            allow_cpu_until(until)
    except Unreadable as error:
        raise Unreadable(error.reason, index) from error
    except MemoryError as error:
        raise Unreadable(Reason.TOO_COMPLEX, index) from error
    # A parser fed hostile bytes may raise anything.
    except Exception as error:
        raise Unreadable(Reason.DAMAGED, index) from error


def _counted(pages: Iterator[Page]) -> Iterator[Page]:
    for number, page in enumerate(pages, 1):
        if number > PAGES:
            raise Unreadable(Reason.TOO_MANY_PAGES)
        yield page
