"""What runs inside the sandbox: one job, one answer, and the end."""

import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, TypeAlias

from documents.normalising.confinement import confine
from documents.normalising.limits import OUT_OF_MEMORY, Limits
from documents.normalising.reasons import Unreadable

Work: TypeAlias = Callable[
    [Sequence[BinaryIO], BinaryIO | None, dict[str, Any]], dict[str, Any]
]


def main() -> None:
    job = json.load(sys.stdin)
    # Whatever a parser prints must not mix with the answer.
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    protection = confine(
        Limits(**job["limits"]), sources=len(job["sources"]), parent=job["parent"]
    )
    try:
        outcome = _work(job)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    facts = {"protection": protection, "peak_mib": _peak_mib()}
    json.dump(outcome | facts, answer)
    answer.flush()
    # A parser that crashes while it cleans up must not spoil the answer.
    os._exit(0)


def nothing(
    sources: Sequence[BinaryIO], output: BinaryIO | None, facts: dict[str, Any]
) -> dict[str, Any]:
    """Do no work: the protection that comes with every answer is the answer."""
    del sources, output, facts
    return {}


def _work(job: dict[str, Any]) -> dict[str, Any]:
    module, _, function = job["job"].partition(":")
    # Only now, under all limits, are parsers imported.
    work: Work = getattr(importlib.import_module(module), function)
    sources = [os.fdopen(descriptor, "rb") for descriptor in job["sources"]]
    output = None if job["output"] is None else os.fdopen(job["output"], "wb")
    try:
        done = work(sources, output, job["facts"])
        if output:
            output.flush()
    except Unreadable as error:
        return {"unreadable": {"reason": error.reason, "source": error.source}}
    return {"done": done}


def _peak_mib() -> float:
    # Not getrusage: its peak starts with that of the process that forked us.
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
