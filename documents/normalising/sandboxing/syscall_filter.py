"""seccomp: the kernel refuses this process all system calls it does not need.

No sockets, no programs, no processes but threads, no signals to others; what is
refused fails with an error, so that a library can do without.
"""

import ctypes
import errno
import os
import struct
from collections.abc import Iterable

from documents.normalising.sandboxing import kernel
from documents.normalising.sandboxing.syscall_numbers import CHECKED, FREE, WRITING

# From linux/seccomp.h and linux/bpf_common.h.
SECCOMP_MODE_FILTER = 2
# Of struct seccomp_data, on processors that put the lower half first.
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
LOAD, RETURN = 0x20, 0x06
IF_EQUAL, IF_AT_LEAST, IF_ANY_BIT = 0x15, 0x35, 0x45
ALLOW, KILL = 0x7FFF0000, 0x80000000
REFUSE = 0x00050000 | errno.EPERM
UNKNOWN = 0x00050000 | errno.ENOSYS
# Column of the tables, and the kernel's word for it.
PROCESSORS = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
# Above it x86-64 has the same calls once more, with other widths.
SECOND_SET = 0x40000000

CLONE_THREAD = 0x00010000
# Every kind of namespace.
CLONE_NEW = 0x7E020080
# Calls so young that the C library has another way when they do not exist; clone3
# is one, whose arguments no filter can look at.
YOUNG = 424
# Is it a terminal, how much is there to read, close at exec.
IOCTLS = (0x5401, 0x541B, 0x5413, 0x5450, 0x5451)
# Nothing that would let the kernel send a signal to someone else.
FCNTLS = (0, 1, 2, 3, 4, 1030)
# Names of threads and of memory; is this process dumpable.
PRCTLS = (15, 16, 0x53564D41, 3)
NOT_FOR_READING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

Step = tuple[int, int, int, int]
ALLOWED: Step = (RETURN, 0, 0, ALLOW)
REFUSED: Step = (RETURN, 0, 0, REFUSE)
NOT_KNOWN: Step = (RETURN, 0, 0, UNKNOWN)


def available() -> bool:
    """Say whether this kernel and processor filter."""
    try:
        # Always refused, but for another reason where filters are known.
        kernel.prctl(kernel.PR_SET_SECCOMP, SECCOMP_MODE_FILTER, None)
    except OSError as error:
        return error.errno == errno.EFAULT and os.uname().machine in PROCESSORS
    return False


def apply(*, writing: bool) -> None:
    """Take all other calls from this process, for good; needs no_new_privs."""
    steps = program(os.uname().machine, os.getpid(), writing=writing)
    code = ctypes.create_string_buffer(
        b"".join(struct.pack("HBBI", *step) for step in steps)
    )
    head = struct.pack("HP", len(steps), ctypes.addressof(code))
    kernel.prctl(
        kernel.PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.create_string_buffer(head)
    )


def program(machine: str, own: int, *, writing: bool) -> list[Step]:
    """Write the filter for a process of this number, with a folder or without."""
    column, architecture = PROCESSORS[machine]
    free = {**FREE, **WRITING} if writing else FREE
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        *((IF_EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL)),
        (LOAD, 0, 0, NUMBER),
        *((IF_AT_LEAST, 0, 1, SECOND_SET), REFUSED),
    ]
    for numbers in free.values():
        steps += _if(numbers[column], [ALLOWED])
    for name, body in _checks(own, writing=writing).items():
        steps += _if(CHECKED[name][column], body)
    return [*steps, (IF_AT_LEAST, 0, 1, YOUNG), NOT_KNOWN, REFUSED]


def _checks(own: int, *, writing: bool) -> dict[str, list[Step]]:
    return {
        "open": [ALLOWED] if writing else _none_of(1, NOT_FOR_READING),
        "openat": [ALLOWED] if writing else _none_of(2, NOT_FOR_READING),
        "ioctl": _one_of(1, IOCTLS),
        "fcntl": _one_of(1, FCNTLS),
        "prctl": _one_of(0, PRCTLS),
        "prlimit64": _one_of(0, [0]),
        "kill": _one_of(0, [own]),
        "tgkill": _one_of(0, [own]),
        "clone": [
            _load(0),
            (IF_ANY_BIT, 2, 0, CLONE_NEW),
            (IF_ANY_BIT, 0, 1, CLONE_THREAD),
            *(ALLOWED, REFUSED),
        ],
    }


def _load(argument: int) -> Step:
    """Load the lower half: the kernel uses no more of the arguments looked at here."""
    return (LOAD, 0, 0, ARGUMENTS + 8 * argument)


def _if(number: int | None, body: list[Step]) -> list[Step]:
    return [] if number is None else [(IF_EQUAL, 0, len(body), number), *body]


def _one_of(argument: int, values: Iterable[int]) -> list[Step]:
    steps = [_load(argument)]
    for value in values:
        steps += _if(value, [ALLOWED])
    return [*steps, REFUSED]


def _none_of(argument: int, bits: int) -> list[Step]:
    return [_load(argument), (IF_ANY_BIT, 1, 0, bits), ALLOWED, REFUSED]
