"""Only clamd's exact OK is clean; whatever else happens, the file is not scanned."""

import socket
import threading
import time
from io import BytesIO
from pathlib import Path

import pytest

from documents.scanning import clamd_client
from documents.scanning.clamd_client import Clamd
from documents.scanning.verdict import ScannerUnavailable, Verdict
from tests.documents.scanning.fake_clamd import (
    Talk,
    answering,
    fake_clamd,
    hang_up_at,
    received,
)
from tests.services.child import free_port

LARGE = bytes(range(256)) * 20_000


def scan(talk: Talk, content: bytes = b"a letter") -> Verdict:
    with fake_clamd(talk) as url:
        return Clamd(url).scan(BytesIO(content))


@pytest.fixture
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clamd_client, "TOTAL_SECONDS", 0.5)


def test_exact_ok_is_clean() -> None:
    assert scan(answering(b"stream: OK\n")) == Verdict(signature="")


@pytest.mark.parametrize(
    "name", ["Eicar-Test-Signature", "Win.Trojan.Agent-1", "Heuristics.Phishing.Email"]
)
def test_finding_is_named(name: str) -> None:
    answer = f"stream: {name} FOUND\n".encode()

    assert scan(answering(answer)) == Verdict(signature=name)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\n",
        b"OK\n",
        b"stream OK\n",
        b"stream: \n",
        b"stream: ok\n",
        b"stream: OK maybe\n",
        b"stream: OK OK\n",
        b"other: OK\n",
        b"stream: FOUND\n",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\xff\xfe\x00garbage\n",
        b"stream: Can't allocate memory ERROR\n",
        b"stream: ERROR\n",
        b"INSTREAM size limit exceeded. ERROR\n",
        b"UNKNOWN COMMAND\n",
        b"stream: Heuristics.Limits.Exceeded FOUND\n",
        b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\n",
        b"stream: Heuristics.Limits.Exceeded.MaxScanTime FOUND\n",
    ],
)
def test_any_other_answer_is_no_verdict(answer: bytes) -> None:
    with pytest.raises(ScannerUnavailable):
        scan(answering(answer))


@pytest.mark.parametrize("count", [0, 10, 500_000])
def test_hanging_up_mid_stream_is_no_verdict(count: int) -> None:
    with pytest.raises(ScannerUnavailable):
        scan(hang_up_at(count), LARGE)


@pytest.mark.usefixtures("in_a_hurry")
def test_silence_is_no_verdict() -> None:
    over = threading.Event()

    def silent(connection: socket.socket) -> None:
        received(connection)
        over.wait(5)

    with fake_clamd(silent) as url:
        with pytest.raises(ScannerUnavailable):
            Clamd(url).scan(BytesIO(b"a letter"))
        over.set()


@pytest.mark.usefixtures("in_a_hurry")
def test_reader_that_is_never_done_is_no_verdict() -> None:
    def sip(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        while connection.recv(1024):
            time.sleep(0.02)

    began = time.monotonic()

    with pytest.raises(ScannerUnavailable):
        scan(sip, LARGE)

    assert time.monotonic() - began < 20


def test_nobody_there_is_no_verdict() -> None:
    nobody = Clamd(f"tcp://127.0.0.1:{free_port()}")

    with pytest.raises(ScannerUnavailable, match="cannot connect"):
        nobody.scan(BytesIO(b"a letter"))
    with pytest.raises(ScannerUnavailable, match="cannot connect"):
        nobody.signatures()
    assert nobody.ping_quietly() is False


def test_no_socket_there_is_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(ScannerUnavailable, match="cannot connect"):
        Clamd(f"unix://{tmp_path}/clamd.ctl").scan(BytesIO(b"a letter"))


@pytest.mark.parametrize("answer", [b"", b"\xff\xfe\n", b"UNKNOWN COMMAND ERROR\n"])
def test_version_that_is_none_is_no_scanner(answer: bytes) -> None:
    with fake_clamd(answering(answer)) as url:
        with pytest.raises(ScannerUnavailable):
            Clamd(url).signatures()
        assert Clamd(url).ping_quietly() is False


def test_version_is_what_clamd_says() -> None:
    with fake_clamd(answering(b"ClamAV 1.4.3/27812/Sun Nov 22\n")) as url:
        assert Clamd(url).signatures() == "ClamAV 1.4.3/27812/Sun Nov 22"


def test_pong_is_an_answer() -> None:
    with fake_clamd(answering(b"PONG\n")) as url:
        assert Clamd(url).ping_quietly() is True
