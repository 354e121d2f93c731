"""What stands between a hostile file and this host, beyond the resource limits."""

from typing import NamedTuple


class Layers(NamedTuple):
    # Own users, processes, files, network and shared memory.
    namespaces: bool = True
    # No files but those of the view; on new kernels no TCP and no signals outward.
    landlock: bool = True
    # No system calls but those that decoding and drawing need.
    syscall_filter: bool = True

    @property
    def sufficient(self) -> bool:
        return self.namespaces or (self.landlock and self.syscall_filter)
