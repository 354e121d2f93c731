"""A clamd at a real socket with the faults that the real one shows too rarely."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Talk = Callable[[socket.socket], None]
INSTREAM = b"nINSTREAM\n"


@contextmanager
def fake_clamd(talk: Talk) -> Iterator[str]:
    """Answer each connection by TALK while the block runs; give the URL."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_serve, args=(server, talk), daemon=True)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        # Closing alone does not wake the thread that waits in accept().
        server.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def _serve(server: socket.socket, talk: Talk) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection:
            try:
                talk(connection)
            except OSError:
                # The other side has had enough, as it should.
                continue


def answering(answer: bytes) -> Talk:
    """Take the whole file, then say ANSWER."""

    def talk(connection: socket.socket) -> None:
        received(connection)
        connection.sendall(answer)

    return talk


def received(connection: socket.socket) -> bytes:
    """Return the bytes of the file, taken apart as the protocol says."""
    with connection.makefile("rb") as stream:
        command = stream.readline()
        if command != INSTREAM:
            return command
        content = bytearray()
        while length := struct.unpack("!L", stream.read(4))[0]:
            content += stream.read(length)
        return bytes(content)


def hang_up_at(count: int) -> Talk:
    """Read so many bytes, then break the connection off as a crash does."""

    def talk(connection: socket.socket) -> None:
        left = count
        while left > 0 and (data := connection.recv(left)):
            left -= len(data)
        reset = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)

    return talk
