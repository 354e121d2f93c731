"""The files a sandboxed process sees: a few trees that nobody can change."""

import ctypes
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from documents.normalising.sandboxing import kernel

# From linux/mount.h.
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 0x20, 0x1000, 0x4000, 0x40000
MNT_DETACH = 2
HARMLESS = MS_NOSUID | MS_NODEV | MS_NOEXEC

SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
SYS_OPEN_TREE, SYS_MOVE_MOUNT, SYS_MOUNT_SETATTR = 428, 429, 442
AT_FDCWD, AT_EMPTY_PATH, AT_RECURSIVE = -100, 0x1000, 0x8000
OPEN_TREE_CLONE, MOVE_MOUNT_F_EMPTY_PATH = 1, 4
# Not MS_NOEXEC: libraries that are loaded late have to be mapped.
TREE_ATTRIBUTES = MS_RDONLY | MS_NOSUID | MS_NODEV

# Where the new root is built; any folder does.
PLACE = "/tmp"  # noqa: S108 -- nothing is written there
# In the new root; not /tmp, below which the project itself may lie.
OWN_FOLDER = "/own"


def show_only(paths: Sequence[str]) -> None:
    """Leave this process a file system of these paths and an empty OWN_FOLDER."""
    trees = [(Path(PLACE + path), _copied(path)) for path in paths]
    kernel.call("mount", None, b"/", None, MS_REC | MS_PRIVATE, None)
    mount_memory(PLACE, "mode=0755,size=1m")
    for place, tree in trees:
        _attach(tree, place)
    Path(PLACE + OWN_FOLDER).mkdir()
    os.chdir(PLACE)
    # Both in one place: the old root comes to lie over the new one, and is taken off.
    kernel.syscall(SYS_PIVOT_ROOT[os.uname().machine], b".", b".")
    kernel.call("umount2", b".", MNT_DETACH)
    os.chdir("/")
    flags = MS_REMOUNT | MS_BIND | MS_RDONLY | HARMLESS
    kernel.call("mount", None, b"/", None, flags, None)


def mount_memory(place: str, options: str) -> None:
    """Lay an empty file system over this place."""
    where, how = place.encode(), options.encode()
    kernel.call("mount", b"tmpfs", where, b"tmpfs", HARMLESS, how)


def _copied(path: str) -> int:
    """Return a descriptor of the tree at this path, for reading only."""
    flags = OPEN_TREE_CLONE | os.O_CLOEXEC | AT_RECURSIVE
    tree = kernel.syscall(SYS_OPEN_TREE, AT_FDCWD, path.encode(), flags)
    attributes = (ctypes.c_uint64 * 4)(TREE_ATTRIBUTES, 0, 0, 0)
    flags = AT_EMPTY_PATH | AT_RECURSIVE
    size = ctypes.sizeof(attributes)
    kernel.syscall(SYS_MOUNT_SETATTR, tree, b"", flags, attributes, size)
    return tree


def _attach(tree: int, place: Path) -> None:
    if stat.S_ISDIR(os.fstat(tree).st_mode):
        place.mkdir(parents=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch(0o444)
    target = bytes(place)
    kernel.syscall(SYS_MOVE_MOUNT, tree, b"", AT_FDCWD, target, MOVE_MOUNT_F_EMPTY_PATH)
    os.close(tree)
