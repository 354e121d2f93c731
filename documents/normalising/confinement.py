"""The child's side of the sandbox: takes every right away from this process."""

import ctypes
import math
import os
import resource
import signal
import sys

from documents.normalising.limits import Limits

CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION_3 = 0x20080522


def confine(limits: Limits, *, sources: int, parent: int) -> dict[str, bool]:
    os.umask(0o077)
    _set_resource_limits(limits, sources)
    libc = ctypes.CDLL(None, use_errno=True)
    namespaces = _enter_namespaces(libc)
    protection = {
        "resource_limits": True,
        "network_namespace": namespaces,
        "no_capabilities": _drop_capabilities(libc),
        "no_new_privileges": libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0,
        # Last, because a change of credentials resets it.
        "dies_with_parent": libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL) == 0,
    }
    if os.getppid() != parent:
        sys.exit("The parent died before this process was tied to it.")
    return protection


def allow_cpu_until(seconds: float) -> None:
    """Let this process run up to so many seconds, within the hard limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(math.ceil(seconds), hard), hard))


def _set_resource_limits(limits: Limits, sources: int) -> None:
    cpu = math.ceil(limits.cpu_seconds)
    hard_cpu = max(cpu + 1, math.ceil(limits.most_cpu_seconds(sources)))
    for name, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, cpu, hard_cpu),
        (resource.RLIMIT_FSIZE, limits.output_bytes, limits.output_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
    ):
        _, allowed = resource.getrlimit(name)
        most = hard if allowed == resource.RLIM_INFINITY else min(hard, allowed)
        resource.setrlimit(name, (min(soft, most), most))


def _enter_namespaces(libc: ctypes.CDLL) -> bool:
    """Leave the network; a kernel or container may forbid it."""
    apart = CLONE_NEWNET | CLONE_NEWIPC
    return any(libc.unshare(flags) == 0 for flags in (CLONE_NEWUSER | apart, apart))


def _drop_capabilities(libc: ctypes.CDLL) -> bool:
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    return bool(libc.capset(header, nothing) == 0)
