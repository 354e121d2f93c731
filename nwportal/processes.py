"""Runs web, workers and beat as one process group, and stops all of it together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

PR_SET_PDEATHSIG = 1
STOP_SECONDS = 20
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# A child outlives nobody: set before exec, so it also holds after a kill -9 of us.
DYING_WITH_PARENT = (
    "import ctypes, os, signal, sys; "
    f"ctypes.CDLL(None).prctl({PR_SET_PDEATHSIG}, signal.SIGTERM); "
    "os.getppid() == int(sys.argv[1]) or sys.exit(); "
    "os.execv(sys.argv[2], sys.argv[2:])"
)


class Stopped(Exception):
    """We were asked to stop."""


def run_together(
    commands: Mapping[str, Sequence[str]], *, watch: Callable[[], None]
) -> int:
    """Run COMMANDS until a signal comes or one of them ends; return an exit code.

    The children stay in our process group, so that Ctrl-C reaches all of them.
    WATCH is called again and again meanwhile.
    """
    for each in SIGNALS:
        signal.signal(each, _stop)
    children: dict[str, subprocess.Popen[bytes]] = {}
    code = 0
    try:
        for name, command in commands.items():
            children[name] = _start(command)
        code = _wait_for_an_end(children, watch)
    except Stopped:
        pass
    finally:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        _end(list(children.values()))
    return code


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    bootstrap = [sys.executable, "-I", "-c", DYING_WITH_PARENT, str(os.getpid())]
    return subprocess.Popen([*bootstrap, *command])  # noqa: S603 - our own words


def _wait_for_an_end(
    children: Mapping[str, subprocess.Popen[bytes]], watch: Callable[[], None]
) -> int:
    """Return 1 once one of the children has ended: together or not at all."""
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                sys.stderr.write(f"{name} has ended with {child.returncode}\n")
                return 1
        watch()
        time.sleep(0.1)


def _end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
