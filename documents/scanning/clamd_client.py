"""Speaks to clamd (INSTREAM); only its exact OK is clean.

The library is from 2014: it connects without a time limit, sends without making
sure that all was sent, and answers None or raises BrokenPipe when clamd hangs up.
"""

import socket
import time
from typing import IO, BinaryIO, Literal
from urllib.parse import urlsplit

import clamd

from documents.scanning.verdict import ScannerUnavailable, Verdict

CONNECT_SECONDS = 5
TOTAL_SECONDS = 90
# clamd found the file too big, too deep or too slow: it did not look at all of it.
LIMITS = "Heuristics.Limits."
# ValueError: what came back is no text.
TROUBLE = (clamd.ClamdError, OSError, ValueError)


class _Connection:
    """A socket whose `send` sends everything, as the library takes for granted.

    All of a command, from the first byte to the answer, shares one time limit.
    """

    def __init__(self, raw: socket.socket, seconds: float) -> None:
        self._raw = raw
        self._end = time.monotonic() + seconds
        self.close = raw.close

    def send(self, data: bytes) -> int:
        self._wait_no_longer_than_left()
        self._raw.sendall(data)
        return len(data)

    def makefile(self, mode: Literal["rb"]) -> IO[bytes]:
        self._wait_no_longer_than_left()
        return self._raw.makefile(mode)

    def _wait_no_longer_than_left(self) -> None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._raw.settimeout(left)


class Clamd(clamd.ClamdNetworkSocket):  # type: ignore[misc]
    """clamd at tcp://HOST:PORT or unix:///PATH."""

    def __init__(self, url: str, *, seconds: float | None = None) -> None:
        parts = urlsplit(url)
        self._path = parts.path if parts.scheme == "unix" else ""
        self._seconds = seconds or TOTAL_SECONDS
        self.clamd_socket: _Connection | None = None
        super().__init__(parts.hostname or "", parts.port or 3310, self._seconds)

    def _init_socket(self) -> None:
        try:
            self.clamd_socket = _Connection(self._connected(), self._seconds)
        except OSError as error:
            message = f"cannot connect ({type(error).__name__})"
            raise ScannerUnavailable(message) from error

    def _connected(self) -> socket.socket:
        if not self._path:
            return socket.create_connection((self.host, self.port), CONNECT_SECONDS)
        raw = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            raw.settimeout(CONNECT_SECONDS)
            raw.connect(self._path)
        except OSError:
            raw.close()
            raise
        return raw

    def _close_socket(self) -> None:
        # The library closes even what it could not open.
        if self.clamd_socket:
            self.clamd_socket.close()

    def ping_quietly(self) -> bool:
        """Say whether clamd answers."""
        try:
            return bool(self.ping() == "PONG")
        except (ScannerUnavailable, *TROUBLE):
            return False

    def signatures(self) -> str:
        """Return clamd's version and the version and date of its signatures."""
        try:
            if said := str(self.version()):
                return said
        except TROUBLE as error:
            raise ScannerUnavailable(type(error).__name__) from error
        message = "hung up without an answer"
        raise ScannerUnavailable(message)

    def scan(self, stream: BinaryIO) -> Verdict:
        """Return the verdict on all bytes of STREAM, or raise ScannerUnavailable."""
        try:
            answer = self.instream(stream)
        except TROUBLE as error:
            raise ScannerUnavailable(type(error).__name__) from error
        match answer:
            case {"stream": ("OK", None)}:
                return Verdict()
            case {"stream": ("FOUND", str(name))} if not name.startswith(LIMITS):
                return Verdict(signature=name)
            case _:
                message = "no verdict on the whole file"
                raise ScannerUnavailable(message)
