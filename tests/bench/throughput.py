"""How many documents one worker process makes in a minute, and how many two make."""

import contextlib
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from documents.recognising import Kind
from tests.bench.costs import of_ours, warm_process

Work = Sequence[tuple[Path, Kind]]


def per_minute(work: Work, folder: Path, rounds: int) -> tuple[float, float]:
    """Let one and two take turns; of each, the round that was disturbed the least."""
    with contextlib.ExitStack() as stack:
        pools = [stack.enter_context(warm_process()) for _ in range(2)]
        _seconds(pools, work[:1], folder)
        pairs = [
            (_seconds(pools[:1], work, folder), _seconds(pools, work, folder))
            for _ in range(rounds)
        ]
    one, two = map(min, zip(*pairs, strict=True))
    return 60 * len(work) / one, 60 * 2 * len(work) / two


def _seconds(pools: Sequence[ProcessPoolExecutor], work: Work, folder: Path) -> float:
    start = time.perf_counter()
    running = [
        pool.submit(_convert_all, work, folder / f"worker{number}.pdf")
        for number, pool in enumerate(pools)
    ]
    for one in running:
        one.result()
    return time.perf_counter() - start


def _convert_all(work: Work, output: Path) -> None:
    for source, kind in work:
        of_ours(source, kind, output)
