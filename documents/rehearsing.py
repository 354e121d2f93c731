"""Normalises a file for nobody: as the pipeline would, but without any record."""

import contextlib
import itertools
import logging
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings

from documents.normalising.converting import Source, convert
from documents.normalising.doubts import Doubtful
from documents.normalising.reasons import Costly, Reason, Unreadable
from documents.normalising.sandboxing.sandbox import SandboxDied
from documents.recognising import HEAD_BYTES, Kind, recognise
from documents.scanning.scanner import ClamdScanner
from documents.scanning.verdict import ScannerUnavailable
from documents.uploading import MAX_FILE

ACCEPTED, REFUSED, HELD = "accepted", "refused", "held"
# In bytes; with the ending and a number it is still a name.
LONGEST_NAME = 200

logger = logging.getLogger(__name__)


class Infected(Exception):
    """The scanner found something."""


class NotFound(Exception):
    """There is no such file."""


NAMES = {Infected: "infected", NotFound: "not_found"}


@dataclass
class Outcome:
    file: str
    verdict: str = ACCEPTED
    reason: str = ""
    flags: tuple[str, ...] = ()
    page_count: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mib: float = 0.0
    bytes_in: int = 0
    bytes_out: int = 0
    output: str = ""


def rehearse(path: Path, folder: Path) -> Outcome:
    """Normalise the file into FOLDER, or say why not."""
    started = time.monotonic()
    outcome = Outcome(file=str(path))
    try:
        with _opened(path) as stream:
            outcome.bytes_in = stream.seek(0, os.SEEK_END)
            _normalise(stream, path, folder, outcome)
    except Exception as error:  # noqa: BLE001 -- the next file has its turn as well
        outcome.verdict, outcome.reason = _named(error)
        if isinstance(error, Costly):
            outcome.cpu_seconds, outcome.peak_mib = error.cpu_seconds, error.peak_mib
    outcome.seconds = time.monotonic() - started
    return outcome


def _opened(path: Path) -> BinaryIO:
    if not os.path.lexists(path):
        raise NotFound
    # Opening a pipe would wait for whoever writes into it.
    if path.exists() and not path.is_file():
        raise Unreadable(Reason.NOT_A_DOCUMENT)
    return path.open("rb")


def _normalise(stream: BinaryIO, path: Path, folder: Path, outcome: Outcome) -> None:
    source = Source(stream, _kind(stream, outcome.bytes_in))
    _scan(stream)
    with tempfile.TemporaryFile() as made:
        converted = convert([source], made, title=path.stem)
        outcome.bytes_out = made.seek(0, os.SEEK_END)
        outcome.output = str(_saved(made, folder, path.name))
    outcome.flags, outcome.page_count = converted.flags, converted.page_count
    outcome.cpu_seconds, outcome.peak_mib = converted.cpu_seconds, converted.peak_mib


def _kind(stream: BinaryIO, size: int) -> Kind:
    if not size:
        raise Unreadable(Reason.EMPTY)
    if size > MAX_FILE:
        raise Unreadable(Reason.TOO_LARGE)
    stream.seek(0)
    kind = recognise(stream.read(HEAD_BYTES))
    if kind is None:
        raise Unreadable(Reason.NOT_A_DOCUMENT)
    return kind


def _scan(stream: BinaryIO) -> None:
    """Have it scanned if there is a scanner: to try things out, none is needed."""
    if settings.CLAMD_URL:
        stream.seek(0)
        if ClamdScanner(settings.CLAMD_URL).scan(stream).signature:
            raise Infected


def _saved(made: IO[bytes], folder: Path, name: str) -> Path:
    """Never replace a file: it may be one of those to be normalised."""
    kept = os.fsdecode(os.fsencode(name)[:LONGEST_NAME])
    for number in itertools.count(1):
        target = folder / (f"{kept}.pdf" if number == 1 else f"{kept}-{number}.pdf")
        with contextlib.suppress(FileExistsError), target.open("xb") as file:
            made.seek(0)
            shutil.copyfileobj(made, file)
            return target
    raise AssertionError


def _named(error: Exception) -> tuple[str, str]:
    match error:
        case Unreadable():
            return REFUSED, error.reason
        case Infected() | NotFound():
            return REFUSED, NAMES[type(error)]
        case Doubtful():
            return HELD, f"doubtful: {error.cause}"
        case SandboxDied():
            return HELD, f"sandbox: {error.cause}"
        case ScannerUnavailable() | OSError():
            return HELD, f"{type(error).__name__}: {error}"
    logger.error("a file could not be normalised", exc_info=error)
    return HELD, type(error).__name__
