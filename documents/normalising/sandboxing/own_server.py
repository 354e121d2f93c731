"""This process's own fork server: started when first needed, never shared."""

import atexit
import os
import threading

from documents.normalising.sandboxing.forking import ForkServer


class _Own:
    """The one server of this process, and the lock around its start."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        self.lock = threading.Lock()
        self.server: ForkServer | None = None
        self.process = os.getpid()


_own = _Own()


def own_server() -> ForkServer:
    """Give this process's server; start one if there is none or it has ended."""
    if _own.process != os.getpid():
        _forget()
    with _own.lock:
        if _own.server and not _own.server.alive:
            _own.server.stop()
            _own.server = None
        if _own.server is None:
            _own.server = ForkServer()
        return _own.server


def _forget() -> None:
    """After a fork: the server, and the lock's holder, live in the other process."""
    inherited = _own.server
    _own.renew()
    if inherited:
        inherited.forget()


def _stop() -> None:
    if _own.server and _own.process == os.getpid():
        _own.server.stop()


os.register_at_fork(after_in_child=_forget)
atexit.register(_stop)
