"""Lets ours, the bare work and the peers take turns on one document."""

import contextlib
import statistics
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.bench import costs
from tests.bench.costs import Cost
from tests.bench.floors import Aim, aim_of
from tests.bench.peers import PEERS, Peer, environment
from tests.bench.samples import Document

LOWEST, HIGHEST = 10, 97


class Race(NamedTuple):
    bytes_in: int
    ours: Cost
    floor: Cost
    peers: dict[str, Cost]


def race(document: Document, source: Path, rounds: int) -> Race:
    """Give the median of each, after a round that does not count."""
    output, data = source.with_suffix(".ours.pdf"), source.read_bytes()
    with contextlib.ExitStack() as stack:
        mine, bare, any_other = (
            stack.enter_context(costs.warm_process()) for _ in range(3)
        )

        def ours() -> Cost:
            return mine.submit(costs.of_ours, source, document.kind, output).result()

        ours()
        aim = aim_of(output.read_bytes())
        quality = _quality(bare, document, data, aim)
        found: dict[str, list[Cost]] = {}
        for number in range(rounds):
            found.setdefault("ours", []).append(ours())
            floor = bare.submit(costs.of_call, document.floor, data, aim, quality)
            found.setdefault("floor", []).append(floor.result())
            for peer, cost in _of_peers(any_other, document, source, number):
                found.setdefault(peer.name, []).append(cost)
    medians = {name: _median(some) for name, some in found.items()}
    return Race(len(data), medians.pop("ours"), medians.pop("floor"), medians)


def _quality(
    bare: ProcessPoolExecutor, document: Document, data: bytes, aim: Aim
) -> int:
    """Find what gives the bare work as many bytes as ours, but no more."""
    low, high = LOWEST, HIGHEST
    while low < high:
        middle = (low + high + 1) // 2
        tried = bare.submit(costs.of_call, document.floor, data, aim, middle)
        fits = tried.result().bytes_out <= aim.picture_bytes
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def _of_peers(
    process: ProcessPoolExecutor, document: Document, source: Path, number: int
) -> Iterator[tuple[Peer, Cost]]:
    for peer in PEERS:
        output = source.with_suffix(f".{peer.name}.pdf")
        command = peer.command(source, document.kind, output)
        if command and (peer.often or number == 0):
            around = environment(source.parent)
            run = process.submit(costs.of_command, command, around, output)
            # What it cannot do has no line in the table.
            if cost := run.result():
                yield peer, cost


def _median(some: list[Cost]) -> Cost:
    seconds, peaks, sizes = zip(*some, strict=True)
    return Cost(statistics.median(seconds), max(peaks), sizes[-1])
