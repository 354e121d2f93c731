"""Every byte of a file reaches clamd, however slowly it reads."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest

from documents.scanning.clamd_client import Clamd, _Connection
from documents.scanning.verdict import Verdict
from tests.documents.scanning.fake_clamd import fake_clamd, received

LARGE = bytes(range(256)) * 20_000


def read_all(connection: socket.socket) -> bytes:
    with connection.makefile("rb") as stream:
        return stream.read()


@pytest.mark.parametrize("size", [0, 1, 1023, 1024, 1025, len(LARGE)])
def test_file_arrives_whole_at_a_slow_reader(size: int) -> None:
    arrived = []

    def slowly(connection: socket.socket) -> None:
        time.sleep(0.1)
        arrived.append(received(connection))
        connection.sendall(b"stream: OK\n")

    with fake_clamd(slowly) as url:
        verdict = Clamd(url).scan(BytesIO(LARGE[:size]))

    assert verdict == Verdict()
    assert arrived == [LARGE[:size]]


def test_one_send_sends_everything() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, ThreadPoolExecutor(1) as pool:
        arrived = pool.submit(read_all, theirs)

        sent = _Connection(ours, 30).send(LARGE)
        ours.shutdown(socket.SHUT_WR)

        assert arrived.result() == LARGE
    assert sent == len(LARGE)


def test_nothing_is_sent_once_the_time_is_over() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        late = _Connection(ours, 0)

        with pytest.raises(TimeoutError):
            late.send(b"x")
        with pytest.raises(TimeoutError):
            late.makefile("rb")
