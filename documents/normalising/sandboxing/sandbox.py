"""Runs one job on hostile bytes in a disposable process that can do nothing else."""

import contextlib
import functools
import json
import signal
from collections.abc import Mapping, Sequence
from typing import IO, Any, Literal, TypeAlias

from documents.normalising.limits import ANSWER_BYTES, DEFAULT, MIB, Limits
from documents.normalising.reasons import Costly, Reason, Unreadable
from documents.normalising.sandboxing.child import OUT_OF_MEMORY, UNCONFINED
from documents.normalising.sandboxing.forking import Ending, ForkServer, ServerGone
from documents.normalising.sandboxing.handover import in_memory, readable, writable
from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.own_server import own_server

JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | float | bool | None"
Cause = Literal[
    "signal", "timeout", "memory", "exit", "answer", "confinement", "server"
]
NOTHING = "documents.normalising.sandboxing.child:nothing"
# Failed allocations end in one of these, where a library does not expect them.
ABORTS = {"SIGABRT", "SIGTRAP", "SIGILL", "SIGSEGV"}
NEARLY_ALL_MEMORY = 0.75
SIGNALS = {number.value: number.name for number in signal.Signals}
# Without these a child ends before it begins its work.
ALWAYS = ("resource_limits", "no_capabilities", "no_new_privileges")


class SandboxDied(Costly):
    def __init__(self, cause: Cause, detail: str = "") -> None:
        super().__init__(cause, detail)
        self.cause: Cause = cause
        self.detail = detail


def run(  # noqa: PLR0913 -- four of them have defaults
    job: str,
    sources: Sequence[IO[bytes]],
    *,
    output: IO[bytes] | None = None,
    facts: Mapping[str, JSON] | None = None,
    limits: Limits = DEFAULT,
    server: ForkServer | None = None,
) -> dict[str, Any]:
    """Run ``job`` ("module:function"); its own answer comes back under "done".

    Raise ``Unreadable`` if the job says so, ``SandboxDied`` at every other end.
    """
    with contextlib.ExitStack() as stack:
        reading = [stack.enter_context(readable(source)) for source in sources]
        writing = [stack.enter_context(writable(output))] if output else []
        order = {
            "job": job,
            "sources": len(reading),
            "facts": facts or {},
            "limits": limits._asdict(),
        }
        question = stack.enter_context(in_memory(json.dumps(order).encode()))
        answer = stack.enter_context(in_memory())
        passed = [question.fileno(), answer.fileno(), *reading, *writing]
        ending, layers = _ended(passed, limits, server)
        try:
            _check(ending, limits, answer, len(sources))
            done = _read(answer, len(sources))
        except Costly as end:
            end.add_cost(ending.cpu_seconds, ending.peak_mib)
            raise
        return {
            "done": done,
            "cpu_seconds": ending.cpu_seconds,
            "peak_mib": ending.peak_mib,
            "protection": layers._asdict() | dict.fromkeys(ALWAYS, True),
        }


def available_protection() -> dict[str, bool]:
    """Name what the sandbox has in force on this host."""
    try:
        return _tried_protection()
    except (OSError, ServerGone, SandboxDied):
        return dict.fromkeys([*Layers._fields, *ALWAYS], False)


def is_confined() -> bool:
    """Say whether that is enough for files that people send."""
    found = available_protection()
    return Layers(*[found[name] for name in Layers._fields]).sufficient


@functools.cache
def _tried_protection() -> dict[str, bool]:
    server = ForkServer(warm=False)
    try:
        protection: dict[str, bool] = run(NOTHING, [], server=server)["protection"]
    finally:
        server.stop()
    return protection


def _ended(
    passed: Sequence[int], limits: Limits, server: ForkServer | None
) -> tuple[Ending, Layers]:
    """Have it done; once more if the server was gone before it could begin."""
    for last in (False, True):
        try:
            working = server or own_server()
            return working.run(passed, limits.wall_seconds), working.layers
        except ServerGone as gone:
            if last or gone.begun:
                raise SandboxDied("server", str(gone)) from gone
    raise AssertionError


def _check(ending: Ending, limits: Limits, answer: IO[bytes], sources: int) -> None:
    code = ending.code
    if code is None:
        raise SandboxDied("timeout", "wall")
    if code == OUT_OF_MEMORY:
        raise SandboxDied("memory")
    if code == UNCONFINED:
        raise SandboxDied("confinement")
    if code > 0:
        raise SandboxDied("exit", f"{code} {_mistake(answer)}".strip())
    if code < 0:
        killer = SIGNALS.get(-code, str(-code))
        overrun = ending.cpu_seconds >= limits.most_cpu_seconds(sources)
        if killer == "SIGXCPU" or (killer == "SIGKILL" and overrun):
            raise SandboxDied("timeout", "cpu")
        full = ending.peak_mib * MIB >= limits.memory_bytes * NEARLY_ALL_MEMORY
        raise SandboxDied("memory" if full and killer in ABORTS else "signal", killer)


def _mistake(answer: IO[bytes]) -> str:
    """Name the exception that no tool expected, if the child still could."""
    answer.seek(0)
    with contextlib.suppress(ValueError, LookupError, TypeError, RecursionError):
        name = json.loads(answer.read(ANSWER_BYTES))["failed"]
        if isinstance(name, str) and name.isidentifier():
            return name[:80]
    return ""


def _read(answer: IO[bytes], sources: int) -> dict[str, Any]:
    """Believe nothing: whoever took the child over may have written it."""
    answer.seek(0)
    written = answer.read(ANSWER_BYTES + 1)
    if len(written) > ANSWER_BYTES:
        raise SandboxDied("answer", "too long")
    try:
        said = json.loads(written)
        if refusal := said.get("unreadable"):
            source = refusal["source"]
            if source is not None:
                source = range(sources)[source]
            raise Unreadable(Reason(refusal["reason"]), source)
        return dict(said["done"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as no:
        raise SandboxDied("answer", "not understood") from no
