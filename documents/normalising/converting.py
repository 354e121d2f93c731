"""Makes one PDF of a citizen's sources; the only door to the normalising sandbox."""

import os
from collections.abc import Mapping, Sequence
from typing import IO, NamedTuple

from documents.normalising import sandbox
from documents.normalising.limits import DEFAULT, Limits
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sandbox import SandboxDied
from documents.recognising import Kind

JOB = "documents.normalising.rendering:convert"


class Source(NamedTuple):
    stream: IO[bytes]
    kind: Kind


class Converted(NamedTuple):
    page_count: int
    cpu_seconds: float
    peak_mib: float
    protection: Mapping[str, bool]


def convert(
    sources: Sequence[Source],
    output: IO[bytes],
    *,
    title: str,
    limits: Limits = DEFAULT,
) -> Converted:
    """Write the PDF to ``output``; raise ``Unreadable`` or ``SandboxDied``."""
    if not sources:
        raise Unreadable(Reason.EMPTY)
    answer = sandbox.run(
        JOB,
        [source.stream for source in sources],
        output=output,
        facts={
            "kinds": [source.kind for source in sources],
            "title": title,
            "cpu_seconds": limits.cpu_seconds,
            "cpu_seconds_per_page": limits.cpu_seconds_per_page,
        },
        limits=limits,
    )
    page_count = answer["done"].get("page_count")
    _check(output, page_count, limits)
    cost = answer["cpu_seconds"], answer["peak_mib"]
    return Converted(page_count, *cost, answer["protection"])


def _check(output: IO[bytes], page_count: object, limits: Limits) -> None:
    """Look at the outside of the result only: parsing it is the sandbox's work."""
    if not isinstance(page_count, int) or page_count < 1:
        raise SandboxDied("answer", "no pages")
    size = output.seek(0, os.SEEK_END)
    if size > limits.output_bytes:
        raise SandboxDied("answer", "output too long")
    output.seek(max(0, size - 16))
    tail = output.read(16)
    output.seek(0)
    if output.read(5) != b"%PDF-" or not tail.rstrip().endswith(b"%%EOF"):
        raise SandboxDied("answer", "output is not a PDF")
    output.seek(0)
