"""The sandbox's own world: users, processes, files, network, shared memory.

The fork server enters one as a whole; each document gets a part of its own in it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from documents.normalising.sandboxing import kernel, mounts
from documents.normalising.sandboxing.nobody import NOBODY

# From linux/sched.h.
CLONE_NEWNS = 0x00020000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
OF_DOCUMENT = CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET
OF_SERVER = CLONE_NEWUSER | CLONE_NEWPID | OF_DOCUMENT

# In memory, and not counted as this process's own.
FOLDER_BYTES = 64 * 1024 * 1024
FOLDER_FILES = 1024


def enter() -> None:
    """Move this process; its *next* child is the first process of the new world."""
    with _named_from_outside(os.getpid()):
        kernel.call("unshare", OF_SERVER)


def forbid_more() -> None:
    """Permit no further user namespaces: each would be a way to more of the kernel."""
    Path("/proc/sys/user/max_user_namespaces").write_text("0", encoding="ascii")


def fork_apart(world: int | None) -> int:
    """Fork; with a descriptor of our own world, the child is the first of another."""
    if world is None:
        return os.fork()
    kernel.call("unshare", CLONE_NEWPID)
    child = -1
    try:
        child = os.fork()
    finally:
        if child:
            kernel.call("setns", world, CLONE_NEWPID)
    return child


def separate_document(*, as_nobody: bool) -> None:
    """Give this process a network, shared memory and a folder that nobody shares."""
    kernel.call("unshare", OF_DOCUMENT)
    owner = f",uid={NOBODY},gid={NOBODY}" if as_nobody else ""
    options = f"mode=0700,size={FOLDER_BYTES},nr_inodes={FOLDER_FILES}{owner}"
    mounts.mount_memory(mounts.OWN_FOLDER, options)
    os.chdir(mounts.OWN_FOLDER)


@contextmanager
def _named_from_outside(process: int) -> Iterator[None]:
    """Let a helper that stays outside say who is who in the new world.

    From inside only one user could be named; root has two: itself and nobody. A
    container's root that was left no capabilities may name none, and stays outside.
    """
    waiting, go = os.pipe()
    if not (helper := os.fork()):
        _help(process, waiting, go)
    os.close(waiting)
    try:
        yield
        os.write(go, b"!")
    finally:
        os.close(go)
        _, status = os.waitpid(helper, 0)
    if status:
        message = "The users of the new namespace could not be named."
        raise OSError(message)


def _help(process: int, waiting: int, go: int) -> NoReturn:
    code = 1
    try:
        os.close(go)
        if os.read(waiting, 1):
            _name_users(Path("/proc", str(process)))
            code = 0
    finally:
        os._exit(code)


def _name_users(process: Path) -> None:
    user, group = os.geteuid(), os.getegid()
    if user:
        (process / "setgroups").write_text("deny", encoding="ascii")
    for name, own in (("uid_map", user), ("gid_map", group)):
        names = [own, NOBODY] if user == 0 else [own]
        lines = "".join(f"{each} {each} 1\n" for each in names)
        (process / name).write_text(lines, encoding="ascii")
