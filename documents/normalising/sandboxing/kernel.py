"""Calls to the Linux kernel for which Python 3.11 has no words."""

import ctypes
import os

# From linux/prctl.h and linux/capability.h.
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38

CAPABILITY_VERSION_3 = 0x20080522

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long


def call(name: str, *arguments: object) -> int:
    """Call a function of the C library; raise OSError where it returns -1."""
    # Without their width, numbers beyond 32 bits would be cut off.
    wide = [
        ctypes.c_long(argument) if isinstance(argument, int) else argument
        for argument in arguments
    ]
    result: int = getattr(LIBC, name)(*wide)
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), name)
    return result


def syscall(number: int, *arguments: object) -> int:
    """Make a system call for which the C library has no function."""
    return call("syscall", number, *arguments)


def prctl(option: int, *arguments: object) -> None:
    call("prctl", option, *arguments, *[0] * (4 - len(arguments)))


def die_with_parent(signal: int) -> None:
    """Get SIGNAL when the parent's *thread* that started this process ends."""
    prctl(PR_SET_PDEATHSIG, signal)


def hide_from_others() -> None:
    """Keep /proc/<this process> (environment, memory) shut, and leave no core dump."""
    prctl(PR_SET_DUMPABLE, 0)


def drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    call("capset", header, nothing)
