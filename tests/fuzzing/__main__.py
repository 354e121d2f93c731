"""Looks for files that end as none should: python -m tests.fuzzing --seconds 60

What reaches lines of ours that nothing reached before is kept, and changed further.
"""

import argparse
import hashlib
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from documents.normalising.sandboxing.forking import ForkServer
from documents.normalising.sandboxing.own_server import own_server
from tests.documents.normalising.sandboxing.trying import processes
from tests.fuzzing.mutating import mutated
from tests.fuzzing.seeds import seeds
from tests.fuzzing.trying import TRACED, ending_of, lines_of

# What may come and go without being a leak.
GROWTH_MIB = 32
WARM = 50


class Search:
    def __init__(self, chance: random.Random, folder: Path) -> None:
        self._chance = chance
        self._folder = folder
        self._tracing = ForkServer(modules=(TRACED,))
        self._kept: list[bytes] = []
        self.endings: Counter[str] = Counter()
        self.lines: set[str] = set()
        self.findings: list[str] = []
        self.tried = 0

    def try_out(self, content: bytes, *, keep: bool = False) -> None:
        self.tried += 1
        ending = ending_of(content)
        self.endings[ending.said] += 1
        if ending.is_finding:
            name = hashlib.sha256(content).hexdigest()[:16]
            (self._folder / name).write_bytes(content)
            self.findings.append(f"{ending.said}: {self._folder / name}")
        new = lines_of(content, self._tracing) - self.lines
        self.lines |= new
        if new or keep:
            self._kept.append(content)

    def go_on(self) -> None:
        # The youngest have been changed least often.
        recent = self._kept[-len(self._kept) // 4 :]
        content = self._chance.choice(self._chance.choice((self._kept, recent)))
        other = self._chance.choice(self._kept)
        self.try_out(mutated(self._chance, content, other))

    @property
    def kept(self) -> int:
        return len(self._kept)

    def mebibytes(self) -> list[float]:
        """Give the memory of this process and of both servers."""
        servers = [processes(server)[1] for server in (own_server(), self._tracing)]
        return [_resident(process) for process in (os.getpid(), *servers)]

    def stop(self) -> None:
        self._tracing.stop()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _resident(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def searched(search: Search, seconds: float, temporary: Path) -> None:
    for contents in seeds().values():
        for content in contents:
            search.try_out(content, keep=True)
    before: list[float] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        search.go_on()
        if not before and search.tried > WARM:
            before = search.mebibytes()
    after = search.mebibytes()
    for name, one, two in zip(
        ("parent", "server", "tracer"), before, after, strict=False
    ):
        say(f"memory of {name}: {one:.0f} -> {two:.0f} MiB")
        if two - one > GROWTH_MIB:
            search.findings.append(f"{name} grew by {two - one:.0f} MiB")
    if left := [path.name for path in temporary.iterdir()]:
        search.findings.append(f"left in the temporary folder: {left[:5]}")


def main() -> int:
    reading = argparse.ArgumentParser(prog="bin/fuzz", description=__doc__)
    reading.add_argument("--seconds", type=float, default=60)
    reading.add_argument("--seed", type=int, default=int(time.time()))
    reading.add_argument("--keep", type=Path, default=Path("var/fuzz"), metavar="DIR")
    wanted = reading.parse_args()
    wanted.keep.mkdir(parents=True, exist_ok=True)
    say(f"seed {wanted.seed}, {wanted.seconds:.0f} s, findings go to {wanted.keep}/")
    with tempfile.TemporaryDirectory() as temporary:
        tempfile.tempdir = temporary
        search = Search(random.Random(wanted.seed), wanted.keep)  # noqa: S311
        try:
            searched(search, wanted.seconds, Path(temporary))
        finally:
            search.stop()
    say(f"{search.tried} files, {search.kept} kept, {len(search.lines)} lines reached")
    for said, count in search.endings.most_common():
        say(f"{count:8} {said}")
    for finding in search.findings:
        say(f"FOUND {finding}")
    say(f"{len(search.findings)} findings")
    return 1 if search.findings else 0


if __name__ == "__main__":
    sys.exit(main())
