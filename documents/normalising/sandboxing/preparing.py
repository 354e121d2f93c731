"""Keeps one process ready, confined and waiting, so that no document waits for that."""

import os
import signal
import socket
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from documents.normalising.sandboxing import child, namespaces
from documents.normalising.sandboxing.confinement import Cage


class Waiting(NamedTuple):
    process: int
    # A descriptor that becomes readable when it ends.
    ended: int
    inbox: socket.socket


class Preparing:
    def __init__(self, cage: Cage, world: int | None) -> None:
        self._cage = cage
        self._world = world
        self._own = os.getpid()
        self._spare: Waiting | None = None

    def prepare(self) -> None:
        """Make the next one, while the last is at work."""
        # It is tried again when a document comes.
        with suppress(OSError):
            self._spare = self._spare or self._forked()

    def hand_over(self, descriptors: Sequence[int]) -> Waiting:
        """Give a document to the one that waits; raise OSError if none can be had."""
        if spare := self._spare:
            self._spare = None
            try:
                socket.send_fds(spare.inbox, [b"work"], descriptors)
            except OSError:
                # It has died, perhaps for want of memory.
                _end(spare.process)
                os.close(spare.ended)
                spare.inbox.close()
            else:
                return spare
        fresh = self._forked()
        socket.send_fds(fresh.inbox, [b"work"], descriptors)
        return fresh

    def _forked(self) -> Waiting:
        inbox, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            process = namespaces.fork_apart(self._world)
            if not process:
                child.main(theirs, self._cage, server=self._own)
        try:
            return Waiting(process, os.pidfd_open(process), inbox)
        except OSError:
            _end(process)
            raise


def _end(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
