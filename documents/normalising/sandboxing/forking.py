"""The owner's side of a fork server: starts it, sends it work, and ends either."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from documents.normalising.sandboxing import kernel
from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.view import ROOT

# -I hides the project from the server; the path is given by hand, and last, so
# that nothing in the project can stand in for the standard library.
START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from documents.normalising.sandboxing.fork_server import main; main()"
)
# Large pages where the kernel has them, and what was freed is used again: a new process
# gets a photograph's memory with a fiftieth of the interruptions. The server takes it
# out of its environment.
TUNABLES = ("hugetlb=1", "mmap_threshold=1073741824", "trim_threshold=1073741824")
ENVIRONMENT = {"GLIBC_TUNABLES": ":".join(f"glibc.malloc.{one}" for one in TUNABLES)}
# Far more than it takes, even to start on a host that is busy; else it hangs.
ANSWER_SECONDS = 60
MESSAGE_BYTES = 4096
PIDFD_SIGNAL_PROCESS_GROUP = 4


class ServerGone(Exception):
    """The server ended, hung or could not fork; ``begun`` if a document was in work."""

    def __init__(self, detail: str, *, begun: bool) -> None:
        super().__init__(detail)
        self.begun = begun


class Ending(NamedTuple):
    """How a document's process ended: what only its parent and the kernel know."""

    # None if time was up, negative for a signal.
    code: int | None
    cpu_seconds: float = 0.0
    peak_mib: float = 0.0


class ForkServer:
    def __init__(
        self,
        layers: Layers = Layers(),  # noqa: B008 -- it cannot change
        modules: Sequence[str] = (),
        *,
        warm: bool = True,
    ) -> None:
        # What runs in the sandbox must not read our environment, whatever fails.
        kernel.hide_from_others()
        order = {"layers": layers._asdict(), "modules": modules, "warm": warm}
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            order |= {"owner": os.getpid(), "control": theirs.fileno()}
            self._process = subprocess.Popen(  # noqa: S603 -- our interpreter and code
                [sys.executable, "-I", "-c", START, str(ROOT), json.dumps(order)],
                # Standard error only until it is up, for whoever asks why it is not.
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                cwd="/",
                env=ENVIRONMENT,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        greeting, _ = self._received(self._control, begun=False)
        self.layers = Layers(**json.loads(greeting))

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        self._control.close()
        self._process.kill()
        self._process.wait()

    def forget(self) -> None:
        """Let go of a server that belongs to the process we were forked from."""
        self._control.close()
        # Not our child: nothing to wait for.
        self._process.returncode = 0

    def run(self, descriptors: Sequence[int], wall_seconds: float) -> Ending:
        """Have a child work with these descriptors; raise ServerGone."""
        report, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with report:
            with theirs:
                self._send([theirs.fileno(), *descriptors])
            begun, passed = self._received(report, begun=False)
            if not passed:
                raise ServerGone(begun.decode(), begun=False)
            in_time = self._wait(passed[0], wall_seconds)
            try:
                ended, _ = self._received(report, begun=True)
            except ServerGone:
                if in_time:
                    raise
                return Ending(None)
        code, cpu_seconds, peak_mib = json.loads(ended)
        return Ending(code if in_time else None, cpu_seconds, peak_mib)

    def _send(self, descriptors: Sequence[int]) -> None:
        try:
            socket.send_fds(self._control, [b"work"], descriptors)
        except OSError as error:
            self.stop()
            raise ServerGone(str(error), begun=False) from error

    def _received(
        self, report: socket.socket, *, begun: bool
    ) -> tuple[bytes, list[int]]:
        report.settimeout(ANSWER_SECONDS)
        message, passed = b"", list[int]()
        with contextlib.suppress(OSError):
            message, passed, _, _ = socket.recv_fds(report, MESSAGE_BYTES, 1)
        if not message:
            self.stop()
            raise ServerGone("gone", begun=begun)
        return message, passed

    def _wait(self, process: int, seconds: float) -> bool:
        """Wait for the end, and bring it about if time is up or we are disturbed."""
        poll = select.poll()
        poll.register(process, select.POLLIN)
        ended = False
        try:
            ended = bool(poll.poll(seconds * 1000))
        finally:
            if not ended:
                self._kill(process)
            os.close(process)
        return ended

    def _kill(self, process: int) -> None:
        """End the whole group, without the server: that may hang as well."""
        # Not known to kernels before 6.9; there the server sees to the rest.
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(
                process, signal.SIGKILL, None, PIDFD_SIGNAL_PROCESS_GROUP
            )
        try:
            signal.pidfd_send_signal(process, signal.SIGKILL)
        except PermissionError:
            # A user we have no power over; but it dies with the server.
            self.stop()
        except ProcessLookupError:
            pass
