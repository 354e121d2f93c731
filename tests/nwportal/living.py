"""Which processes live, as the kernel sees it."""

import time
from collections.abc import Callable
from pathlib import Path


def lives(pid: int) -> bool:
    """Return whether the process still runs; one that nobody buried does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def given(variable: str) -> set[int]:
    """Return the living processes that were started with NAME=VALUE."""
    return {pid for pid in _all() if variable.encode() in _environment(pid)}


def wait_until(happened: Callable[[], object], seconds: float) -> bool:
    """Return whether it happened in time."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _all() -> list[int]:
    names = (path.name for path in Path("/proc").iterdir())
    pids = (int(name) for name in names if name.isdecimal())
    return [pid for pid in pids if lives(pid)]


def _environment(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return []
