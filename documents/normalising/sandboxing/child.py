"""What runs inside the sandbox: one job, one answer, and the end."""

import importlib
import json
import os
import socket
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, NoReturn, TypeAlias

from documents.normalising.limits import Limits
from documents.normalising.reasons import Unreadable
from documents.normalising.sandboxing.confinement import Cage, confine, limit

# Exit codes: when memory ran out beyond what could still be explained, and when this
# process could not be confined.
OUT_OF_MEMORY, UNCONFINED = 71, 72
# Far more than a document has; the kernel passes 253 with one message.
DESCRIPTORS = 250

Work: TypeAlias = Callable[
    [Sequence[BinaryIO], BinaryIO | None, dict[str, Any]], dict[str, Any]
]


def main(inbox: socket.socket, cage: Cage, *, server: int) -> NoReturn:
    """Get ready, wait for a document, work, and end, come what may.

    This process is a copy of the server, and must not go on as one.
    """
    code = UNCONFINED
    try:
        os.setsid()
        _keep_only([inbox.fileno()])
        confine(cage, server=server)
        question, answer, *passed = _received(inbox)
        order = _read(question)
        sources = passed[: order["sources"]]
        limit(cage, Limits(**order["limits"]), sources=len(sources))
        code = 1
        code = _work_and_answer(order, sources, passed[len(sources) :], answer)
    finally:
        # A parser that crashes while it cleans up must not spoil the answer.
        os._exit(code)


def nothing(
    sources: Sequence[BinaryIO], output: BinaryIO | None, facts: dict[str, Any]
) -> dict[str, Any]:
    """Do no work: that it came back shows that the protection is in force."""
    del sources, output, facts
    return {}


def _keep_only(descriptors: Sequence[int]) -> None:
    """Close what belongs to the server and to other documents."""
    start = 3
    for descriptor in sorted(descriptors):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, 1 << 20)


def _received(inbox: socket.socket) -> list[int]:
    _, received, _, _ = socket.recv_fds(inbox, 64, DESCRIPTORS)
    if not received:
        message = "The server ended before a document came."
        raise ProcessLookupError(message)
    _keep_only(received)
    return received


def _read(question: int) -> dict[str, Any]:
    with os.fdopen(question, "rb") as file:
        # An attempt whose server died may have moved it.
        file.seek(0)
        order: dict[str, Any] = json.load(file)
    return order


def _work_and_answer(
    order: dict[str, Any], sources: Sequence[int], outputs: Sequence[int], answer: int
) -> int:
    """Return the exit code."""
    try:
        _answer(answer, _work(order, sources, outputs))
    except MemoryError:
        return OUT_OF_MEMORY
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    # A mistake of ours: the tools catch what hostile bytes make parsers raise.
    except Exception as error:  # noqa: BLE001
        _answer(answer, {"failed": type(error).__name__})
        return 1
    return 0


def _work(
    order: dict[str, Any], sources: Sequence[int], outputs: Sequence[int]
) -> dict[str, Any]:
    module, _, function = order["job"].partition(":")
    work: Work = getattr(importlib.import_module(module), function)
    reading = [os.fdopen(source, "rb") for source in sources]
    writing = [os.fdopen(output, "wb") for output in outputs]
    for stream in [*reading, *writing]:
        # As with the question.
        stream.seek(0)
    try:
        done = work(reading, writing[0] if writing else None, order["facts"])
        for stream in writing:
            stream.flush()
    except Unreadable as error:
        return {"unreadable": {"reason": error.reason, "source": error.source}}
    return {"done": done}


def _answer(answer: int, outcome: dict[str, Any]) -> None:
    with os.fdopen(answer, "w", encoding="utf-8") as file:
        file.truncate(0)
        json.dump(outcome, file)
