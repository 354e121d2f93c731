"""Waits for what happens to other processes."""

import time
from collections.abc import Callable
from pathlib import Path


def wait_for(fact: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.01)


def is_gone(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return True
    return "State:\tZ" in status
