"""The child's side of the sandbox: takes every right away from this process."""

import ctypes
import math
import os
import resource
import signal
from collections.abc import Sequence
from typing import NamedTuple

from documents.normalising.limits import Limits
from documents.normalising.sandboxing import (
    kernel,
    landlock,
    mounts,
    namespaces,
    syscall_filter,
)
from documents.normalising.sandboxing.layers import Layers
from documents.normalising.sandboxing.nobody import become_nobody


class Cage(NamedTuple):
    """What the fork server has found out and prepared for all documents."""

    layers: Layers
    readable: Sequence[str]
    # Address space that the preloaded libraries take before any work begins.
    base_bytes: int
    # Where root may and can become nobody.
    as_nobody: bool


def confine(cage: Cage, *, server: int) -> None:
    """Do all that can be done before a document comes.

    Raise OSError if any of it fails: a half-shut cage is none.
    """
    os.umask(0o077)
    if cage.layers.namespaces:
        namespaces.separate_document(as_nobody=cage.as_nobody)
        _end_at_signals()
    else:
        os.chdir("/")
    if cage.as_nobody:
        become_nobody()
    kernel.drop_capabilities()
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    # After the change of user, which resets both.
    kernel.hide_from_others()
    kernel.die_with_parent(signal.SIGKILL)
    # The first process of a namespace has 0 as parent and dies with it anyway.
    if os.getppid() not in {server, 0}:
        message = "The server died before this process was tied to it."
        raise ProcessLookupError(message)
    if cage.layers.landlock:
        own_folder = mounts.OWN_FOLDER if cage.layers.namespaces else None
        landlock.restrict(cage.readable, own_folder)


def limit(cage: Cage, limits: Limits, *, sources: int) -> None:
    """Set what this document may use; from now on it can receive nothing more."""
    _set_resource_limits(limits, sources, cage.base_bytes)
    if cage.layers.syscall_filter:
        # Where there is no folder of its own, nothing is opened for writing.
        syscall_filter.apply(writing=cage.layers.namespaces)


def _end_at_signals() -> None:
    """Make these signals deadly again for the first process of a namespace.

    The kernel spares such a process unless it has a handler; with this one it exits
    with the signal's number.
    """
    handler = ctypes.cast(kernel.LIBC._exit, ctypes.c_void_p)  # noqa: SLF001
    for number in NUMBERED_EXITS:
        kernel.LIBC.signal(number, handler)


def _set_resource_limits(limits: Limits, sources: int, base_bytes: int) -> None:
    cpu = math.ceil(limits.cpu_seconds)
    hard_cpu = max(cpu + 1, math.ceil(limits.most_cpu_seconds(sources)))
    memory = base_bytes + limits.memory_bytes
    for name, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, cpu, hard_cpu),
        (resource.RLIMIT_FSIZE, limits.output_bytes, limits.output_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
    ):
        _, allowed = resource.getrlimit(name)
        most = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
        resource.setrlimit(name, (min(soft, most), most))


NUMBERED_EXITS = (signal.SIGABRT, signal.SIGXCPU)
