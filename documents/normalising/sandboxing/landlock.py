"""Landlock: the kernel refuses this process every file but those it is given."""

import ctypes
import os
import stat
from collections.abc import Iterable

from documents.normalising.sandboxing import kernel

# From linux/landlock.h; the numbers of the calls are the same on all processors.
SYS_CREATE_RULESET, SYS_ADD_RULE, SYS_RESTRICT_SELF = 444, 445, 446
CREATE_RULESET_VERSION = 1
RULE_PATH_BENEATH = 1

WRITE_FILE, READ_FILE, READ_DIRECTORY = 1 << 1, 1 << 2, 1 << 3
REMOVE_DIRECTORY, REMOVE_FILE = 1 << 4, 1 << 5
MAKE_DIRECTORY, MAKE_FILE = 1 << 7, 1 << 8
REFER, TRUNCATE, IOCTL = 1 << 13, 1 << 14, 1 << 15
# Up to MAKE_SYM; what later versions know comes on top.
FIRST_ACCESSES = (1 << 13) - 1
LATER_ACCESSES = {2: REFER, 3: TRUNCATE, 5: IOCTL}
FOR_FILES = WRITE_FILE | READ_FILE | TRUNCATE
OWN_FOLDER = FOR_FILES | READ_DIRECTORY | REMOVE_DIRECTORY | REMOVE_FILE
OWN_FOLDER |= MAKE_DIRECTORY | MAKE_FILE
TCP_BIND_AND_CONNECT = 0b11
ABSTRACT_SOCKETS_AND_SIGNALS = 0b11
NETWORK_SINCE, SCOPES_SINCE = 4, 6


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("place", ctypes.c_int32))


def version() -> int:
    """Return 0 where the kernel has no Landlock or does not use it."""
    try:
        return kernel.syscall(SYS_CREATE_RULESET, None, 0, CREATE_RULESET_VERSION)
    except OSError:
        return 0


def restrict(readable: Iterable[str], own_folder: str | None) -> None:
    """Take everything else, for good; needs no_new_privs."""
    known = version()
    files = FIRST_ACCESSES
    for since, access in LATER_ACCESSES.items():
        files |= access if since <= known else 0
    rules = _Ruleset(
        files,
        TCP_BIND_AND_CONNECT if known >= NETWORK_SINCE else 0,
        ABSTRACT_SOCKETS_AND_SIGNALS if known >= SCOPES_SINCE else 0,
    )
    # An older kernel refuses a structure with fields that it does not know.
    size = 24 if known >= SCOPES_SINCE else 16 if known >= NETWORK_SINCE else 8
    ruleset = kernel.syscall(SYS_CREATE_RULESET, ctypes.byref(rules), size, 0)
    try:
        for path in readable:
            _allow(ruleset, path, READ_FILE | READ_DIRECTORY)
        if own_folder:
            _allow(ruleset, own_folder, OWN_FOLDER & files)
        kernel.syscall(SYS_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, accesses: int) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            accesses &= FOR_FILES
        rule = ctypes.byref(_PathBeneath(accesses, place))
        kernel.syscall(SYS_ADD_RULE, ruleset, RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(place)
