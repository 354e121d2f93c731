"""What whoever took the sandbox over might try; each alone, and what came of it."""

import ctypes
import errno
import fcntl
import os
import resource
import signal
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

Facts = dict[str, Any]
LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long
PTRACE_ATTACH = 16
CLONE_NEWUSER = 0x10000000
IPC_PRIVATE = 0


def everything(
    sources: Sequence[BinaryIO], _: BinaryIO | None, facts: Facts
) -> dict[str, str]:
    facts["source"] = sources[0].fileno()
    return {name: _outcome(attempt, facts) for name, attempt in ATTEMPTS.items()}


def _outcome(attempt: Callable[[Facts], object], facts: Facts) -> str:
    try:
        attempt(facts)
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, type(error).__name__)
    return "worked"


def _stream(family: int, address: object) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as caller:
        caller.settimeout(2)
        caller.connect(address)  # type: ignore[arg-type]


def _datagram(facts: Facts) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller:
        caller.sendto(b"secret", ("127.0.0.1", facts["ipv4"]))


def _fork(_: Facts) -> None:
    if not (process := os.fork()):
        os._exit(0)
    os.waitpid(process, 0)


def _spawn(_: Facts) -> None:
    process = os.posix_spawn("/bin/true", ["true"], {})
    if os.waitpid(process, 0)[1]:
        raise FileNotFoundError(errno.ENOENT)


def _call(name: str, *arguments: int) -> None:
    if getattr(LIBC, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def _all_of_proc(facts: Facts) -> None:
    if Path("/proc", str(facts["owner"])) not in Path("/proc").iterdir():
        raise ProcessLookupError(errno.ESRCH)


def _own(facts: Facts) -> None:
    fcntl.fcntl(facts["source"], fcntl.F_SETOWN, facts["owner"])
    if fcntl.fcntl(facts["source"], fcntl.F_GETOWN) != facts["owner"]:
        raise ProcessLookupError(errno.ESRCH)


ATTEMPTS: dict[str, Callable[[Facts], object]] = {
    "connect_ipv4": lambda f: _stream(socket.AF_INET, ("127.0.0.1", f["ipv4"])),
    "connect_ipv6": lambda f: _stream(socket.AF_INET6, ("::1", f["ipv6"])),
    "send_datagram": _datagram,
    "connect_unix": lambda f: _stream(socket.AF_UNIX, f["unix"]),
    "connect_abstract": lambda f: _stream(socket.AF_UNIX, "\0" + f["abstract"]),
    "read_document": lambda f: Path(f["document"]).read_bytes(),
    "read_settings": lambda f: Path(f["settings"]).read_bytes(),
    "read_passwords": lambda _: Path("/etc/passwd").read_bytes(),
    "owners_environment": lambda f: Path(f"/proc/{f['owner']}/environ").read_bytes(),
    "servers_memory": lambda f: os.open(f"/proc/{f['server']}/mem", os.O_RDONLY),
    "owners_files": lambda f: list(Path(f"/proc/{f['owner']}/fd").iterdir()),
    "list_processes": _all_of_proc,
    "signal_owner": lambda f: os.kill(f["owner"], 0),
    "signal_server": lambda f: os.kill(f["server"], 0),
    "open_owner": lambda f: signal.pidfd_send_signal(os.pidfd_open(f["owner"]), 0),
    "signal_by_owning": _own,
    "slow_owner_down": lambda f: os.setpriority(os.PRIO_PROCESS, f["owner"], 19),
    "limit_owner": lambda f: resource.prlimit(f["owner"], resource.RLIMIT_CORE),
    "trace_owner": lambda f: _call("ptrace", PTRACE_ATTACH, f["owner"], 0, 0),
    "trace_server": lambda f: _call("ptrace", PTRACE_ATTACH, f["server"], 0, 0),
    "fork": _fork,
    "start_program": _spawn,
    "write_outside": lambda f: Path(f["outside"]).write_bytes(b"x"),
    "delete_outside": lambda f: Path(f["document"]).unlink(),
    "change_source_mode": lambda f: os.fchmod(f["source"], 0o666),
    "memory_beside_limit": lambda _: os.memfd_create("beside"),
    "shared_memory": lambda _: _call("shmget", IPC_PRIVATE, 4096, 0o600),
    "become_root": lambda _: _call("setresuid", 0, 0, 0),
    "more_namespaces": lambda _: _call("unshare", CLONE_NEWUSER),
}
