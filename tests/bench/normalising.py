"""Measure what becomes of a document: CPU, memory, bytes, legibility, throughput."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import reading, sizes, throughput
from tests.bench.peers import PEERS
from tests.bench.racing import Race, race
from tests.bench.samples import DOCUMENTS
from tests.bench.table import Line, Target, head, kb, mib, seconds
from tests.services.checks import say

FLOOR, SMALLER = Target(1.25), Target(1)
TWO_WORKERS = Target(1.8, at_least=True)
# Of the five documents, those that a citizen sends most.
USUAL = (0, 1, 2, 3)
PASSES = 3


def run(rounds: int) -> None:
    absent = [peer.name for peer in PEERS if not peer.place]
    absent += [] if reading.tesseract() else ["tesseract with German"]
    if absent:
        say(f"not installed, and left out: {', '.join(absent)} (root installs them)")
    with tempfile.TemporaryDirectory(prefix="nwportal-bench-") as name:
        folder = Path(name)
        made = [document.made(folder) for document in DOCUMENTS]
        for line in _races(made, rounds):
            say(str(line))
        for line in sizes.lines(folder):
            say(str(line))
        for line in _rates(made, folder):
            say(str(line))


def _races(made: list[Path], rounds: int) -> Iterator[Line | str]:
    yield head(f"a document after the first, median of {rounds}", other="other")
    for document, source in zip(DOCUMENTS, made, strict=True):
        yield from lines_of(document.name, race(document, source, rounds))


def lines_of(name: str, found: Race) -> Iterator[Line]:
    ours, floor = found.ours, found.floor
    used, held, size = seconds(ours.cpu_seconds), mib(ours.peak_mib), kb(ours.bytes_out)
    ratio = ours.cpu_seconds / floor.cpu_seconds
    yield Line(f"{name}, CPU, floor", used, seconds(floor.cpu_seconds), ratio, FLOOR)
    yield Line(
        "  memory, floor", held, mib(floor.peak_mib), ours.peak_mib / floor.peak_mib
    )
    share = ours.bytes_out / found.bytes_in
    yield Line("  bytes, source", size, kb(found.bytes_in), share)
    for peer in PEERS:
        if other := found.peers.get(peer.name):
            times = other.cpu_seconds / ours.cpu_seconds
            took = seconds(other.cpu_seconds)
            yield Line(f"  CPU, {peer.name}, slower", used, took, times, peer.slower)
            share = ours.bytes_out / other.bytes_out
            yield Line(
                f"  bytes, {peer.name}", size, kb(other.bytes_out), share, SMALLER
            )


def _rates(made: list[Path], folder: Path) -> Iterator[Line | str]:
    before = os.getloadavg()[0]
    yield head("documents per minute", other="one")
    work = [(made[number], DOCUMENTS[number].kind) for number in USUAL]
    one, two = throughput.per_minute(work, folder, PASSES)
    label = "two worker processes, one"
    yield Line(label, f"{two:.0f}", f"{one:.0f}", two / one, TWO_WORKERS)
    yield f"({os.cpu_count()} cores; load average before this: {before:.1f})"
