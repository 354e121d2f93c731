"""Keeps two printing runs apart: each would spend the PINs of the other."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

# Any number that nothing else in this database uses.
ADVISORY = 0x4C455454


class AlreadyPrinting(Exception):
    """Another run is under way."""

    def __str__(self) -> str:
        return "Letters are being printed just now; try again when that is done."


@contextmanager
def one_run() -> Iterator[None]:
    """Hold the lock of the one database. Raises AlreadyPrinting."""
    with _in_postgresql() if connection.vendor == "postgresql" else _in_file():
        yield


@contextmanager
def _in_postgresql() -> Iterator[None]:
    """Ask the database, which all hosts share; it lets go if the process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY])
        if not cursor.fetchone()[0]:
            raise AlreadyPrinting
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY])


@contextmanager
def _in_file() -> Iterator[None]:
    """SQLite lives on one host: a file does."""
    with (Path(settings.DATA) / "printing.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyPrinting from error
        yield
