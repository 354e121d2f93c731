"""How a document's process may end, or not; jobs for it."""

import contextlib
import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from documents.normalising.limits import ANSWER_BYTES

Sources = Sequence[BinaryIO]
Answer = dict[str, Any]
FOREVER = 60


def start_a_program_and_hang(_: Sources, __: BinaryIO | None, facts: Answer) -> Answer:
    child = subprocess.Popen(["/bin/sleep", str(FOREVER)])
    Path(facts["note"]).write_text(str(child.pid))
    time.sleep(FOREVER)
    return {}


def leave_a_process(_: Sources, output: BinaryIO | None, __: Answer) -> Answer:
    assert output is not None
    if not os.fork():
        os.setsid()
        while True:
            os.write(output.fileno(), b"x")
            time.sleep(0.01)
    time.sleep(0.1)
    return {}


def hang(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    time.sleep(FOREVER)
    return {}


def burn(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    while True:
        pass


def hoard(_: Sources, __: BinaryIO | None, facts: Answer) -> Answer:
    return {"size": len(bytearray(facts["bytes"]))}


def fill(_: Sources, output: BinaryIO | None, __: Answer) -> Answer:
    assert output is not None
    with contextlib.suppress(OSError):
        while True:
            output.write(bytes(1 << 20))
    return {"size": output.seek(0, os.SEEK_END)}


def crash(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    return {"read": ctypes.string_at(1)}


def abort(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    os.abort()


def leave(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    sys.exit(3)


def fail(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    raise ZeroDivisionError


def ramble(_: Sources, __: BinaryIO | None, ___: Answer) -> Answer:
    return {"text": "x" * ANSWER_BYTES}


def lie(_: Sources, __: BinaryIO | None, facts: Answer) -> Answer:
    """Write an answer by hand, as somebody who took the process over could."""
    for number in range(3, 64):
        with contextlib.suppress(OSError):
            os.pwrite(number, facts["text"].encode(), 0)
    os._exit(0)
