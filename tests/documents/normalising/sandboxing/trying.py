"""Lets a hostile process try everything, behind some of the layers or all of them.

Run as a program it prints what came of it: so it can be done as another user.
"""

import json
import secrets
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from os import getpid
from pathlib import Path

from documents.normalising.sandboxing import sandbox
from documents.normalising.sandboxing.forking import ForkServer
from documents.normalising.sandboxing.layers import Layers

JOBS = "tests.documents.normalising.sandboxing.attempts"


def outcomes(layers: Layers) -> dict[str, str]:
    with serving(layers, JOBS) as server, _targets() as targets:
        facts = targets | {"owner": getpid(), "server": processes(server)[1]}
        with Path(str(targets["document"])).open("rb") as source:
            answer = sandbox.run(
                f"{JOBS}:everything", [source, BytesIO()], facts=facts, server=server
            )
        done: dict[str, str] = answer["done"]
        return done


@contextmanager
def serving(layers: Layers, *modules: str) -> Iterator[ForkServer]:
    """Start a server without the parsers, which these attempts do not need."""
    server = ForkServer(layers, modules, warm=False)
    try:
        assert server.layers == layers
        yield server
    finally:
        server.stop()


def processes(server: ForkServer) -> tuple[int, int]:
    """Return the keeper and the server itself."""
    keeper = server._process.pid
    children = Path(f"/proc/{keeper}/task/{keeper}/children").read_text().split()
    return keeper, int(children[0])


def children(server: ForkServer) -> list[int]:
    """Return the documents' processes, oldest first; the last only waits for one."""
    itself = processes(server)[1]
    found = Path(f"/proc/{itself}/task/{itself}/children").read_text().split()
    return [int(process) for process in found]


@contextmanager
def _targets() -> Iterator[dict[str, sandbox.JSON]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "document").write_bytes(b"of somebody else")
        (folder / "settings").write_text("SECRET_KEY=secret")
        abstract = secrets.token_hex(8)
        for address in (str(folder / "socket"), f"\0{abstract}"):
            listening = stack.enter_context(socket.socket(socket.AF_UNIX))
            listening.bind(address)
            listening.listen()
        yield {
            "document": str(folder / "document"),
            "settings": str(folder / "settings"),
            "outside": str(folder / "outside"),
            "unix": str(folder / "socket"),
            "abstract": abstract,
            "ipv4": _port(stack, socket.AF_INET, "127.0.0.1"),
            "ipv6": _port(stack, socket.AF_INET6, "::1"),
        }


def _port(stack: ExitStack, family: int, address: str) -> int:
    try:
        server = socket.create_server((address, 0), family=family)
    except OSError:
        # No such network here.
        return 9
    return int(stack.enter_context(server).getsockname()[1])


if __name__ == "__main__":
    json.dump(outcomes(Layers(**json.loads(sys.argv[1]))), sys.stdout)
