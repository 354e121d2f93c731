"""Makes one PDF of a citizen's sources; the only door to the normalising sandbox."""

import os
import time
from collections.abc import Mapping, Sequence
from typing import IO, Any, NamedTuple

from documents.normalising.doubts import Doubt, Doubtful
from documents.normalising.flags import Flag
from documents.normalising.legibility.scores import WORST, Scores
from documents.normalising.limits import DEFAULT, PAGES, Limits
from documents.normalising.reasons import Costly, Reason, Unreadable
from documents.normalising.sandboxing import sandbox
from documents.normalising.sandboxing.sandbox import SandboxDied
from documents.recognising import Kind

JOB = "documents.normalising.rendering:convert"
# What a forged answer may raise.
NOT_UNDERSTOOD = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
RECHECK = "documents.normalising.recheck.rechecking:recheck"


class Source(NamedTuple):
    stream: IO[bytes]
    kind: Kind


class Converted(NamedTuple):
    page_count: int
    cpu_seconds: float
    peak_mib: float
    protection: Mapping[str, bool]
    flags: tuple[Flag, ...]
    # One for each page.
    page_scores: tuple[Scores, ...]


def convert(  # noqa: PLR0913 -- all but the first two by name
    sources: Sequence[Source],
    output: IO[bytes],
    *,
    title: str,
    subject: str = "",
    reference: str = "",
    limits: Limits = DEFAULT,
) -> Converted:
    """Write the PDF; raise ``Unreadable``, ``Doubtful`` or ``SandboxDied``."""
    if not sources:
        raise Unreadable(Reason.EMPTY)
    started = time.monotonic()
    streams = [source.stream for source in sources]
    facts: dict[str, sandbox.JSON] = {
        "kinds": [source.kind for source in sources],
        "title": title,
        "subject": subject,
        "reference": reference,
        "cpu_seconds": limits.cpu_seconds,
        "cpu_seconds_per_page": limits.cpu_seconds_per_page,
    }
    try:
        made = sandbox.run(JOB, streams, output=output, facts=facts, limits=limits)
    except SandboxDied as death:
        raise _blamed(death) from death
    try:
        _check(output, made["done"], limits)
        left = _left(made, len(sources), started, limits)
        facts |= {"done": made["done"], "cpu_seconds": left.cpu_seconds}
        return _converted(made, _rechecked([*streams, output], facts, left))
    except Costly as end:
        end.add_cost(made["cpu_seconds"], made["peak_mib"])
        raise


def _left(made: dict[str, Any], sources: int, started: float, limits: Limits) -> Limits:
    """Give the re-check what is left: both may take no more than one document may."""
    pages = made["done"]["page_count"]
    cpu_seconds = made["cpu_seconds"]
    return limits._replace(
        wall_seconds=max(1, limits.wall_seconds - (time.monotonic() - started)),
        cpu_seconds=limits.cpu_seconds_left(cpu_seconds, sources=sources, pages=pages),
        cpu_seconds_per_page=0,
    )


def _rechecked(
    streams: Sequence[IO[bytes]], facts: dict[str, sandbox.JSON], left: Limits
) -> dict[str, Any]:
    try:
        return sandbox.run(RECHECK, streams, facts=facts, limits=left)
    except SandboxDied as death:
        raise _blamed(death) from death


def _blamed(death: SandboxDied) -> Costly:
    """Blame the file if it needs more than it may, which it would every time."""
    if death.cause != "memory" and (death.cause, death.detail) != ("timeout", "cpu"):
        return death
    dear = Unreadable(Reason.TOO_COMPLEX)
    dear.add_cost(death.cpu_seconds, death.peak_mib)
    return dear


def _converted(made: dict[str, Any], checked: dict[str, Any]) -> Converted:
    done, verdict = made["done"], checked["done"]
    cost = checked["cpu_seconds"], checked["peak_mib"]
    try:
        if verdict["doubt"] is not None:
            doubtful = Doubtful(Doubt(verdict["doubt"]), verdict["page"])
            doubtful.add_cost(*cost)
            raise doubtful
        page_scores = tuple(map(_scores, done["page_scores"]))
        flags = {*map(Flag, done["notes"]), *map(Flag, verdict["flags"])}
    except NOT_UNDERSTOOD as error:
        raise SandboxDied("answer", "not understood") from error
    if any(scores.hard_to_read for scores in page_scores):
        flags.add(Flag.HARD_TO_READ)
    return Converted(
        page_count=done["page_count"],
        cpu_seconds=made["cpu_seconds"] + checked["cpu_seconds"],
        peak_mib=max(made["peak_mib"], checked["peak_mib"]),
        protection=made["protection"],
        flags=tuple(sorted(flags)),
        page_scores=page_scores,
    )


def _scores(said: object) -> Scores:
    if said is None:
        return Scores()
    if not isinstance(said, list) or len(said) != len(Scores._fields):
        raise ValueError
    return Scores(*[max(0, min(WORST, int(score))) for score in said])


def _check(output: IO[bytes], done: dict[str, Any], limits: Limits) -> None:
    """Look at the outside of the result only: parsing it is the sandbox's work."""
    count, scores = done.get("page_count"), done.get("page_scores")
    if type(count) is not int or not 1 <= count <= PAGES:
        raise SandboxDied("answer", "no pages")
    if not isinstance(scores, list) or len(scores) != count:
        raise SandboxDied("answer", "not understood")
    size = output.seek(0, os.SEEK_END)
    if size > limits.output_bytes:
        raise SandboxDied("answer", "output too long")
    output.seek(max(0, size - 16))
    tail = output.read(16)
    output.seek(0)
    if output.read(5) != b"%PDF-" or not tail.rstrip().endswith(b"%%EOF"):
        raise SandboxDied("answer", "output is not a PDF")
    output.seek(0)
