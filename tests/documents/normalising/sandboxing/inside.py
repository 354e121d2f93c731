"""What a process in the sandbox sees and can use; jobs for it."""

import contextlib
import ctypes
import errno
import importlib
import os
import resource
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

# All that the server has loaded beforehand.
LOADED = set(sys.modules)
Sources = Sequence[BinaryIO]
Answer = dict[str, Any]
LIBC = ctypes.CDLL(None)
PR_GET_DUMPABLE = 3


def look_around(_: Sources, __: BinaryIO | None, facts: dict[str, Any]) -> Answer:
    return {
        "environment": dict(os.environ),
        "user": os.getuid(),
        "folder": str(Path.cwd()),
        "open_files": [number for number in range(64) if _is_open(number)],
        "speaks_into": [os.fstat(number).st_rdev for number in range(3)],
        "dumpable": LIBC.prctl(PR_GET_DUMPABLE, 0, 0, 0, 0),
        "limits": {
            name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))
            for name in ("AS", "CORE", "FSIZE", "NOFILE")
        },
        "imported": [name for name in facts["modules"] if name in sys.modules],
    }


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def use_folder(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    before = list(Path.cwd().iterdir())
    with tempfile.NamedTemporaryFile() as file:
        mode = Path(file.name).stat().st_mode & 0o777
    Path("kept").write_text("of this document")
    return {"before": len(before), "mode": mode}


def fill_folder(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    written = 0
    with contextlib.suppress(OSError):
        for number in range(1 << 20):
            written += Path(str(number)).write_bytes(bytes(1 << 20))
    return {"written": written}


def exhaust_descriptors(sources: Sources, _: BinaryIO | None, __: Answer) -> Answer:
    opened = 0
    try:
        while True:
            os.dup(sources[0].fileno())
            opened += 1
    except OSError as error:
        return {"opened": opened, "failed": errno.errorcode[error.errno or 0]}


def use_threads(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    seen: list[int] = []
    threads = [threading.Thread(target=seen.append, args=[n]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"seen": sorted(seen)}


def convert(sources: Sources, output: BinaryIO | None, facts: Answer) -> Answer:
    """Convert; then fail, naming the modules, if any had to be loaded for it."""
    rendering = importlib.import_module("documents.normalising.rendering")
    done: Answer = rendering.convert(sources, output, facts)
    if late := sorted(set(sys.modules) - LOADED):
        raise type("_".join(late).replace(".", "_"), (Exception,), {})
    return done


def change_the_source(sources: Sources, _: BinaryIO | None, __: Answer) -> Answer:
    try:
        os.write(sources[0].fileno(), b"changed")
    except OSError as error:
        return {"failed": type(error).__name__}
    return {"failed": None}


def read(sources: Sources, output: BinaryIO | None, _: Answer) -> Answer:
    assert output is not None
    for source in sources:
        output.write(source.read())
    return {}


def chatter(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    sys.stdout.write("not an answer")
    return {}
