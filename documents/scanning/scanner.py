"""Which scanner this installation has: clamd, or in the demo a stand-in."""

from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

from documents.normalising.sandboxing.sandbox import SandboxDied
from documents.scanning.clamd_client import Clamd
from documents.scanning.demo_scanner import find_eicar
from documents.scanning.verdict import ScannerUnavailable, Verdict

USUAL_SOCKETS = ("/run/clamav/clamd.ctl", "/var/run/clamd.scan/clamd.sock")
USUAL_ADDRESS = "tcp://127.0.0.1:3310"


class Scanner(Protocol):
    def version(self, *, seconds: float | None = None) -> str: ...

    def scan(self, stream: BinaryIO) -> Verdict: ...


class ClamdScanner:
    def __init__(self, url: str) -> None:
        self._url = url

    def version(self, *, seconds: float | None = None) -> str:
        return Clamd(self._url, seconds=seconds).signatures()[:120]

    def scan(self, stream: BinaryIO) -> Verdict:
        return Clamd(self._url).scan(stream)


class DemoScanner:
    """Knows only the EICAR test file; the settings allow it in the demo alone."""

    def version(self, *, seconds: float | None = None) -> str:
        del seconds
        return "demo scanner"

    def scan(self, stream: BinaryIO) -> Verdict:
        try:
            found = find_eicar(stream)
        except SandboxDied as error:
            raise ScannerUnavailable(str(error)) from error
        return Verdict(signature="Eicar-Test-Signature" if found else "")


@lru_cache(maxsize=1)
def chosen_scanner() -> Scanner:
    """Return the configured scanner; the demo takes a clamd that happens to run."""
    url = settings.CLAMD_URL or _clamd_nearby()
    return ClamdScanner(url) if url else DemoScanner()


def is_demo_scanner() -> bool:
    return isinstance(chosen_scanner(), DemoScanner)


def _clamd_nearby() -> str:
    urls = [f"unix://{path}" for path in USUAL_SOCKETS if Path(path).exists()]
    usable = (url for url in [*urls, USUAL_ADDRESS] if Clamd(url).ping_quietly())
    return next(usable, "")
