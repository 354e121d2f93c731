"""Runs one job on hostile bytes in a disposable process that can do nothing else."""

import contextlib
import functools
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple, TypeAlias

from documents.normalising.handover import readable, writable
from documents.normalising.limits import (
    ANSWER_BYTES,
    DEFAULT,
    OUT_OF_MEMORY,
    Limits,
)
from documents.normalising.reasons import Reason, Unreadable

JSON: TypeAlias = (
    "Mapping[str, JSON] | Sequence[JSON] | str | int | float | bool | None"
)
Cause = Literal["signal", "timeout", "memory", "exit", "answer"]

ROOT = Path(__file__).resolve().parents[2]
# -I hides the project from the child; the path is given by hand, and last, so
# that nothing in the project can stand in for the standard library.
START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from documents.normalising.child import main; main()"
)


class SandboxDied(Exception):
    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(cause, detail)
        self.cause: Cause = cause
        self.detail = detail


class Ending(NamedTuple):
    code: int | None
    cpu_seconds: float


def run(
    job: str,
    sources: Sequence[IO[bytes]],
    *,
    output: IO[bytes] | None = None,
    facts: Mapping[str, JSON] | None = None,
    limits: Limits = DEFAULT,
) -> dict[str, Any]:
    """Run ``job`` ("module:function"); its own answer comes back under "done"."""
    with contextlib.ExitStack() as stack:
        reading = [stack.enter_context(readable(source)) for source in sources]
        writing = stack.enter_context(writable(output)) if output else None
        order: dict[str, JSON] = {
            "job": job,
            "sources": reading,
            "output": writing,
            "facts": facts or {},
            "limits": limits._asdict(),
            "parent": os.getpid(),
        }
        passed = [*reading, *([] if writing is None else [writing])]
        answer = stack.enter_context(tempfile.TemporaryFile())
        ending = _start(order, passed, answer, limits)
        _check(ending, limits, len(sources))
        return _read(answer) | {"cpu_seconds": ending.cpu_seconds}


@functools.cache
def available_protection() -> dict[str, bool]:
    """Name what the sandbox has in force on this host."""
    protection: dict[str, bool] = run("documents.normalising.child:nothing", [])[
        "protection"
    ]
    return protection


def _start(
    order: Mapping[str, JSON], passed: list[int], answer: IO[bytes], limits: Limits
) -> Ending:
    with (
        tempfile.TemporaryDirectory(prefix="nwportal-") as folder,
        tempfile.TemporaryFile() as question,
    ):
        question.write(json.dumps(order).encode())
        question.seek(0)
        process = subprocess.Popen(  # noqa: S603 -- our own interpreter and code
            [sys.executable, "-I", "-c", START, str(ROOT)],
            stdin=question,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={},
            pass_fds=passed,
            start_new_session=True,
        )
        return _wait(process, limits.wall_seconds)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> Ending:
    """Wait for the end, however it comes, and leave nobody of the group alive."""
    in_time = False
    try:
        watched = os.pidfd_open(process.pid)
        try:
            poll = select.poll()
            poll.register(watched, select.POLLIN)
            in_time = bool(poll.poll(seconds * 1000))
        finally:
            os.close(watched)
    finally:
        # Before reaping: until then nobody else can get this number.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu_seconds = usage.ru_utime + usage.ru_stime
    return Ending(process.returncode if in_time else None, cpu_seconds)


def _check(ending: Ending, limits: Limits, sources: int) -> None:
    code = ending.code
    if code is None:
        raise SandboxDied("timeout", "wall")
    if code == OUT_OF_MEMORY:
        raise SandboxDied("memory")
    if code > 0:
        raise SandboxDied("exit", str(code))
    if code < 0:
        killer = signal.Signals(-code).name
        overrun = ending.cpu_seconds >= limits.most_cpu_seconds(sources)
        if killer == "SIGXCPU" or (killer == "SIGKILL" and overrun):
            raise SandboxDied("timeout", "cpu")
        raise SandboxDied("signal", killer)


def _read(answer: IO[bytes]) -> dict[str, Any]:
    answer.seek(0)
    written = answer.read(ANSWER_BYTES + 1)
    try:
        if len(written) > ANSWER_BYTES:
            raise SandboxDied("answer", "too long")
        said: dict[str, Any] = json.loads(written)
        if refusal := said.get("unreadable"):
            raise Unreadable(Reason(refusal["reason"]), refusal["source"])
        said["done"], said["protection"], said["peak_mib"]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise SandboxDied("answer", "not understood") from error
    return said
