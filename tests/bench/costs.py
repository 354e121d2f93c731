"""What a piece of work costs: the CPU and memory of all processes that take part."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from documents.normalising.converting import Source, convert
from documents.normalising.sandboxing.own_server import own_server
from documents.recognising import Kind


class Cost(NamedTuple):
    cpu_seconds: float
    peak_mib: float
    bytes_out: int = 0


def warm_process() -> ProcessPoolExecutor:
    """Start a process that has nothing in it yet, and stays after its first work."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def of_ours(source: Path, kind: Kind, output: Path) -> Cost:
    """Convert as a worker does; to be called in a process of its own."""
    server = _server_seconds()
    start = time.process_time()
    with source.open("rb") as reading, output.open("w+b") as writing:
        done = convert([Source(reading, kind)], writing, title="Lohnabrechnung")
    own = time.process_time() - start
    around = own + _server_seconds() - server
    return Cost(done.cpu_seconds + around, done.peak_mib, output.stat().st_size)


def of_call(work: Callable[..., bytes], *arguments: object) -> Cost:
    """Do plain work in this process, which does nothing else."""
    # From now on the kernel counts the peak anew.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    start = time.process_time()
    done = work(*arguments)
    seconds = time.process_time() - start
    return Cost(seconds, _peak_mib(), len(done))


def of_command(
    command: Sequence[str], environment: Mapping[str, str], output: Path
) -> Cost | None:
    """Run a program and all that it starts; None if it fails."""
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not output.exists():
        return None
    seconds = used.ru_utime + used.ru_stime
    return Cost(seconds, used.ru_maxrss / 1024, output.stat().st_size)


def _peak_mib() -> float:
    # Not getrusage: that remembers the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _server_seconds() -> float:
    """Add up what the fork server and its keeper have used so far."""
    keeper = own_server()._process.pid
    started = Path(f"/proc/{keeper}/task/{keeper}/children").read_text(encoding="ascii")
    own = [keeper, *map(int, started.split())]
    return (
        sum(
            int(Path(f"/proc/{one}/schedstat").read_text(encoding="ascii").split()[0])
            for one in own
        )
        / 1e9
    )
