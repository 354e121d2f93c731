"""Speaks to clamd (INSTREAM); only its exact OK is clean.

The library is from 2014: it connects without a time limit, sends without making
sure that all was sent, and answers None or raises BrokenPipe when clamd hangs up.
"""

import socket
from typing import BinaryIO
from urllib.parse import urlsplit

import clamd

from documents.scanning.verdict import ScannerUnavailable, Verdict

CONNECT_SECONDS = 5
TOTAL_SECONDS = 90
# clamd found the file too big, too deep or too slow: it did not look at all of it.
LIMITS = "Heuristics.Limits."


class _Connection:
    """A socket whose `send` sends everything, as the library takes for granted."""

    def __init__(self, raw: socket.socket) -> None:
        self._raw = raw
        self.makefile = raw.makefile
        self.close = raw.close

    def send(self, data: bytes) -> int:
        self._raw.sendall(data)
        return len(data)


class Clamd(clamd.ClamdNetworkSocket):  # type: ignore[misc]
    """clamd at tcp://HOST:PORT or unix:///PATH."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._path = parts.path if parts.scheme == "unix" else ""
        super().__init__(parts.hostname or "", parts.port or 3310, TOTAL_SECONDS)

    def _init_socket(self) -> None:
        try:
            if self._path:
                raw = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                raw.settimeout(CONNECT_SECONDS)
                raw.connect(self._path)
            else:
                address = (self.host, self.port)
                raw = socket.create_connection(address, CONNECT_SECONDS)
            raw.settimeout(TOTAL_SECONDS)
        except OSError as error:
            message = f"cannot connect ({type(error).__name__})"
            raise ScannerUnavailable(message) from error
        self.clamd_socket = _Connection(raw)

    def ping_quietly(self) -> bool:
        """Say whether clamd answers."""
        try:
            return bool(self.ping() == "PONG")
        except (ScannerUnavailable, clamd.ClamdError, OSError):
            return False

    def signatures(self) -> str:
        """Return clamd's version and the version and date of its signatures."""
        try:
            return str(self.version())
        except (clamd.ClamdError, OSError) as error:
            raise ScannerUnavailable(type(error).__name__) from error

    def scan(self, stream: BinaryIO) -> Verdict:
        """Return the verdict on all bytes of STREAM, or raise ScannerUnavailable."""
        try:
            answer = self.instream(stream)
        except (clamd.ClamdError, OSError, ValueError) as error:
            raise ScannerUnavailable(type(error).__name__) from error
        match answer:
            case {"stream": ("OK", None)}:
                return Verdict()
            case {"stream": ("FOUND", str(name))} if not name.startswith(LIMITS):
                return Verdict(signature=name)
            case _:
                message = "no verdict on the whole file"
                raise ScannerUnavailable(message)
