"""What a hostile file might try; these run as jobs inside the sandbox."""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

Sources = Sequence[BinaryIO]
Answer = dict[str, Any]
FOREVER = 60


def connect(_: Sources, __: BinaryIO | None, facts: dict[str, Any]) -> Answer:
    try:
        socket.create_connection(("127.0.0.1", facts["port"]), timeout=2).close()
    except OSError as error:
        return {"failed": type(error).__name__}
    return {"failed": None}


def look_around(_: Sources, __: BinaryIO | None, facts: dict[str, Any]) -> Answer:
    folder = Path.cwd()
    (folder / "left").write_text("behind")
    return {
        "environment": Path("/proc/self/environ").read_text(),
        "folder": str(folder),
        "folder_mode": folder.stat().st_mode & 0o777,
        "file_mode": (folder / "left").stat().st_mode & 0o777,
        "open_files": [entry.name for entry in Path("/proc/self/fd").iterdir()],
        "limits": {
            name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))
            for name in ("AS", "CORE", "FSIZE", "NOFILE")
        },
        "imported": [name for name in facts["modules"] if name in sys.modules],
        "status": Path("/proc/self/status").read_text(),
    }


def read_parents_environment(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    try:
        return {"read": bool(Path(f"/proc/{os.getppid()}/environ").read_bytes())}
    except OSError:
        return {"read": False}


def change_the_source(
    sources: Sources, _: BinaryIO | None, __: dict[str, Any]
) -> Answer:
    try:
        os.write(sources[0].fileno(), b"changed")
    except OSError as error:
        return {"failed": type(error).__name__}
    return {"failed": None}


def read(sources: Sources, output: BinaryIO | None, _: dict[str, Any]) -> Answer:
    assert output is not None
    for source in sources:
        output.write(source.read())
    return {}


def hang(_: Sources, __: BinaryIO | None, facts: dict[str, Any]) -> Answer:
    child = subprocess.Popen(["/bin/sleep", str(FOREVER)])
    Path(facts["note"]).write_text(str(child.pid))
    time.sleep(FOREVER)
    return {}


def burn(_: Sources, __: BinaryIO | None, ___: dict[str, Any]) -> Answer:
    while True:
        pass


def hoard(_: Sources, __: BinaryIO | None, ___: dict[str, Any]) -> Answer:
    return {"size": len(bytearray(1 << 34))}


def fill(_: Sources, output: BinaryIO | None, __: dict[str, Any]) -> Answer:
    assert output is not None
    with contextlib.suppress(OSError):
        while True:
            output.write(bytes(1 << 20))
    return {"size": output.seek(0, os.SEEK_END)}


def crash(_: Sources, __: BinaryIO | None, ___: dict[str, Any]) -> Answer:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}


def leave(_: Sources, __: BinaryIO | None, ___: dict[str, Any]) -> Answer:
    sys.exit(3)


def chatter(_: Sources, __: BinaryIO | None, ___: dict[str, Any]) -> Answer:
    sys.stdout.write("not an answer")
    return {}


def ramble(_: Sources, __: BinaryIO | None, ___: dict[str, Any]) -> Answer:
    return {"text": "x" * 100_000}
