"""Root's way to work as a user who owns nothing."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

NOBODY = 65534


def can_become_nobody(readable: Iterable[str]) -> bool:
    """Try: it takes the right to do so, and code that others may read."""
    if os.geteuid() != 0:
        return False
    files = [getattr(module, "__file__", None) for module in sys.modules.values()]
    needed = [*readable, *[file for file in files if file and Path(file).exists()]]
    with suppress(OSError):
        os.setgroups([])
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        return os.geteuid() == NOBODY and all(
            os.access(path, os.R_OK, effective_ids=True) for path in needed
        )
    finally:
        os.seteuid(0)
        os.setegid(0)


def become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
