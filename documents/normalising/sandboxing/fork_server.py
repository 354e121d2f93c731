"""The program that forks a disposable process for each document.

It holds no secrets, knows no Django and never looks at a document itself. Two
processes: the keeper stays outside and ends the server together with its owner; the
server lives in the sandbox's namespaces, where it can be seen by nobody.
"""

import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from documents.normalising.sandboxing import (
    kernel,
    landlock,
    mounts,
    namespaces,
    serving,
    syscall_filter,
)
from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.view import visible_paths

# When memory runs out, rather one of ours than the worker or a database.
OOM_SCORE = "500"


def main() -> None:
    # What it holds was for the C library alone.
    os.environ.clear()
    order = json.loads(sys.argv[2])
    _reset_signals()
    # By descriptor: PR_SET_PDEATHSIG would fire when the *thread* that started us ends.
    owner = os.pidfd_open(order["owner"])
    if os.getppid() != order["owner"]:
        return
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(OOM_SCORE, encoding="ascii")
    layers = _in_reach(Layers(**order["layers"]))
    control = socket.socket(fileno=order["control"])
    if layers.namespaces:
        namespaces.enter()
    server = os.fork()
    if not server:
        _serve(control, layers, order)
    control.close()
    kernel.hide_from_others()
    serving.be_silent()
    _keep(server, owner)


def _reset_signals() -> None:
    """Forget what the owner did with signals; Celery's children ignore some."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    kept = {signal.SIGKILL, signal.SIGSTOP, signal.SIGPIPE, signal.SIGXFSZ}
    for number in signal.valid_signals() - kept:
        signal.signal(number, signal.SIG_DFL)


def _in_reach(wanted: Layers) -> Layers:
    return Layers(
        namespaces=wanted.namespaces and _namespaces_permitted(),
        landlock=wanted.landlock and landlock.version() > 0,
        syscall_filter=wanted.syscall_filter and syscall_filter.available(),
    )


def _namespaces_permitted() -> bool:
    """Try all of it in processes of its own: half of it could not be undone."""
    if not (probe := os.fork()):
        _exit_after(_enter_and_try)
    return os.waitpid(probe, 0)[1] == 0


def _enter_and_try() -> None:
    namespaces.enter()
    if not (inner := os.fork()):
        _exit_after(_try)
    if os.waitpid(inner, 0)[1]:
        raise OSError


def _try() -> None:
    mounts.show_only(visible_paths())
    namespaces.separate_document(as_nobody=False)


def _exit_after(attempt: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        attempt()
        code = 0
    finally:
        os._exit(code)


def _serve(control: socket.socket, layers: Layers, order: dict[str, Any]) -> NoReturn:
    try:
        serving.serve(control, layers, order["modules"], warm=order["warm"])
    except BaseException:  # noqa: BLE001 -- this process ends here, whatever it is
        traceback.print_exc()
    finally:
        os._exit(1)


def _keep(server: int, owner: int) -> NoReturn:
    """Wait for the end of either, and let nothing of the server outlive its owner."""
    poll = select.poll()
    poll.register(owner, select.POLLIN)
    poll.register(os.pidfd_open(server), select.POLLIN)
    poll.poll()
    os.kill(server, signal.SIGKILL)
    os.waitpid(server, 0)
    os._exit(0)
