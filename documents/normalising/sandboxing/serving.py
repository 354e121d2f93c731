"""The fork server's loop: a message comes, a process works, a report leaves."""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from documents.normalising.sandboxing import child, kernel, mounts, namespaces
from documents.normalising.sandboxing.confinement import NUMBERED_EXITS, Cage
from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.nobody import can_become_nobody
from documents.normalising.sandboxing.preparing import Preparing, Waiting
from documents.normalising.sandboxing.view import visible_paths


class Child(NamedTuple):
    process: int
    ended: int
    report: socket.socket


def serve(
    control: socket.socket, layers: Layers, modules: Sequence[str], *, warm: bool
) -> None:
    if warm:
        # By name, and only here: the keeper needs none of it.
        importlib.import_module("documents.normalising.sandboxing.warming").warm_up()
    for name in modules:
        importlib.import_module(name)
    server = Server(control, *_prepared(layers))
    # After the trial of being nobody, which resets it. A keeper that died before has
    # closed the other end, or its owner will.
    kernel.die_with_parent(signal.SIGKILL)
    be_silent()
    control.send(json.dumps(layers._asdict()).encode())
    server.serve()


def be_silent() -> None:
    """Let go of the owner's standard error: a document must not write there."""
    os.dup2(0, 2)


def _prepared(layers: Layers) -> tuple[Cage, int | None]:
    # Else nobody could pass through the folders that hold what is visible.
    os.umask(0o022)
    readable, world = visible_paths(), None
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    if layers.namespaces:
        world = os.open("/proc/self/ns/pid", os.O_RDONLY)
        with contextlib.suppress(OSError):
            namespaces.forbid_more()
        mounts.show_only(readable)
        readable = ["/"]
    kernel.hide_from_others()
    cage = Cage(
        layers,
        readable,
        base_bytes=pages * os.sysconf("SC_PAGE_SIZE"),
        as_nobody=can_become_nobody(readable),
    )
    gc.collect()
    # Else each child's first collection would copy all of it.
    gc.freeze()
    return cage, world


class Server:
    def __init__(self, control: socket.socket, cage: Cage, world: int | None) -> None:
        self._control = control
        self._world = world
        self._ready = Preparing(cage, world)
        # By either of its two descriptors.
        self._children: dict[int, Child] = {}
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)

    def serve(self) -> None:
        """Work until the owner hangs up."""
        while True:
            self._ready.prepare()
            ready = {descriptor for descriptor, _ in self._poll.poll()}
            # New children last: they may get the descriptors of those that ended.
            for descriptor in ready & self._children.keys():
                if running := self._children.get(descriptor):
                    self._end(running, given_up=descriptor != running.ended)
            if self._control.fileno() in ready and not self._accept():
                return

    def _accept(self) -> bool:
        message, received, _, _ = socket.recv_fds(self._control, 64, child.DESCRIPTORS)
        if not message:
            return False
        with socket.socket(fileno=received[0]) as report:
            try:
                self._watch(self._ready.hand_over(received[1:]), report.dup())
            except OSError as error:
                with contextlib.suppress(OSError):
                    report.send(repr(error).encode())
            finally:
                for descriptor in received[1:]:
                    os.close(descriptor)
        return True

    def _watch(self, working: Waiting, report: socket.socket) -> None:
        working.inbox.close()
        running = Child(working.process, working.ended, report)
        self._children |= {running.ended: running, report.fileno(): running}
        self._poll.register(running.ended, select.POLLIN)
        # Only to learn that the other end is closed.
        self._poll.register(report, 0)
        with contextlib.suppress(OSError):
            socket.send_fds(report, [b"started"], [running.ended])

    def _end(self, running: Child, *, given_up: bool) -> None:
        """Report the end of a child, or bring it about, and leave none of its group."""
        if given_up:
            signal.pidfd_send_signal(running.ended, signal.SIGKILL)
        # Before reaping: until then nobody else can get this number.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(running.process, signal.SIGKILL)
        _, status, usage = os.wait4(running.process, 0)
        code = os.waitstatus_to_exitcode(status)
        if self._world is not None and code in NUMBERED_EXITS:
            code = -code
        cost = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        with contextlib.suppress(OSError):
            running.report.send(json.dumps([code, *cost]).encode())
        for descriptor in (running.ended, running.report.fileno()):
            self._poll.unregister(descriptor)
            del self._children[descriptor]
        os.close(running.ended)
        running.report.close()
