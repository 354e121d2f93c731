"""Opens the parent's files anew for the sandbox, each for one direction only."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast


@contextlib.contextmanager
def readable(source: IO[bytes]) -> Iterator[int]:
    """Yield a descriptor with which the file cannot be changed."""
    with contextlib.ExitStack() as stack:
        if _is_file(source):
            source.flush()
            file = source
        else:
            file = stack.enter_context(tempfile.TemporaryFile())
            source.seek(0)
            shutil.copyfileobj(source, file)
            file.flush()
        yield stack.enter_context(_opened_anew(file, os.O_RDONLY))


@contextlib.contextmanager
def writable(output: IO[bytes]) -> Iterator[int]:
    """Yield a descriptor that writes the file from its beginning."""
    with contextlib.ExitStack() as stack:
        direct = _is_file(output)
        file = output if direct else stack.enter_context(tempfile.TemporaryFile())
        yield stack.enter_context(_opened_anew(file, os.O_WRONLY | os.O_TRUNC))
        if not direct:
            output.seek(0)
            shutil.copyfileobj(file, output)
            output.truncate()


@contextlib.contextmanager
def in_memory(content: bytes = b"") -> Iterator[BinaryIO]:
    """Yield a file that lies on no disk."""
    with os.fdopen(os.memfd_create("nwportal"), "w+b") as file:
        file.write(content)
        file.seek(0)
        yield cast("BinaryIO", file)


@contextlib.contextmanager
def _opened_anew(file: IO[bytes], flags: int) -> Iterator[int]:
    # Not a duplicate: that would share the position and the right to write.
    descriptor = os.open(f"/proc/self/fd/{file.fileno()}", flags)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _is_file(stream: IO[bytes]) -> bool:
    try:
        stream.fileno()
    except (AttributeError, OSError):
        return False
    return True
