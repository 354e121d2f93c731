"""No document outlives its owner, its time or its server, even one that hangs."""

import io
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from documents.normalising.limits import Limits
from documents.normalising.sandboxing import forking, sandbox
from documents.normalising.sandboxing.forking import ForkServer
from documents.normalising.sandboxing.view import ROOT
from tests.documents.normalising.sandboxing.sandboxes import ENDINGS, FOUND, INSIDE
from tests.documents.normalising.sandboxing.trying import children, processes, serving
from tests.documents.normalising.sandboxing.waiting import is_gone, wait_for


@pytest.fixture
def server() -> Iterator[ForkServer]:
    with serving(FOUND, INSIDE, ENDINGS) as started:
        yield started


def hang_in_a_thread(server: ForkServer, limits: Limits) -> tuple[int, list[str]]:
    """Begin a document that hangs; what becomes of it appears in the list."""
    ends: list[str] = []

    def work() -> None:
        try:
            sandbox.run(f"{ENDINGS}:hang", [], limits=limits, server=server)
        except sandbox.SandboxDied as death:
            ends.append(f"{death.cause} {death.detail}")

    threading.Thread(target=work).start()
    wait_for(lambda: len(children(server)) > 1)
    return children(server)[0], ends


def test_serves_many_documents_in_many_threads(server: ForkServer) -> None:
    def work(number: int) -> bytes:
        output = io.BytesIO()
        source = io.BytesIO(b"document %d" % number)
        sandbox.run(f"{INSIDE}:read", [source], output=output, server=server)
        return output.getvalue()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(50)))

    assert found == [b"document %d" % number for number in range(50)]


def test_dies_with_its_owner() -> None:
    script = (
        f"import sys, time; sys.path.append({str(ROOT)!r});"
        "from tests.documents.normalising.sandboxing.trying import processes;"
        "from documents.normalising.sandboxing.forking import ForkServer;"
        "server = ForkServer(warm=False);"
        "print(*processes(server), flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=-1) as owner:
        assert owner.stdout
        both = [int(number) for number in owner.stdout.readline().split()]
        assert not any(map(is_gone, both))
        owner.kill()

    wait_for(lambda: all(map(is_gone, both)))


def test_a_document_dies_with_the_server(server: ForkServer) -> None:
    document, ends = hang_in_a_thread(server, Limits())
    os.kill(processes(server)[0], signal.SIGKILL)

    wait_for(lambda: ends == ["server gone"] and is_gone(document))


def test_time_is_up_even_if_the_server_hangs(
    server: ForkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forking, "ANSWER_SECONDS", 1)
    document, ends = hang_in_a_thread(server, Limits(wall_seconds=1))
    itself = processes(server)[1]
    os.kill(itself, signal.SIGSTOP)

    wait_for(lambda: ends == ["timeout wall"])
    wait_for(lambda: is_gone(itself) and is_gone(document))


def test_goes_on_after_the_death_of_a_document(server: ForkServer) -> None:
    document, ends = hang_in_a_thread(server, Limits())
    os.kill(document, signal.SIGKILL)

    wait_for(lambda: ends == ["signal SIGKILL"])
    assert sandbox.run(f"{INSIDE}:chatter", [], server=server)["done"] == {}


def test_replaces_a_process_that_died_waiting(server: ForkServer) -> None:
    sandbox.run(f"{INSIDE}:chatter", [], server=server)
    wait_for(lambda: len(children(server)) == 1)
    waiting = children(server)[0]
    os.kill(waiting, signal.SIGKILL)
    wait_for(lambda: is_gone(waiting))

    for _ in range(2):
        assert sandbox.run(f"{INSIDE}:chatter", [], server=server)["done"] == {}


def test_a_disturbed_owner_leaves_no_document(server: ForkServer) -> None:
    class Disturbed(Exception):
        pass

    def disturb(*_: object) -> None:
        raise Disturbed

    previous = signal.signal(signal.SIGALRM, disturb)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(Disturbed):
            sandbox.run(f"{ENDINGS}:hang", [], server=server)
    finally:
        signal.signal(signal.SIGALRM, previous)

    wait_for(lambda: len(children(server)) == 1)
    assert server.alive


def test_holds_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret")
    with serving(FOUND, INSIDE, ENDINGS) as server:
        for process in processes(server):
            try:
                found = Path(f"/proc/{process}/environ").read_bytes()
            except PermissionError:
                # Not even its owner may look.
                continue
            assert b"secret" not in found


def test_leaves_no_descriptor_open(server: ForkServer) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    sandbox.run(f"{INSIDE}:chatter", [], server=server)
    before = open_files()
    for _ in range(5):
        sandbox.run(f"{INSIDE}:chatter", [io.BytesIO(b"x")], server=server)

    assert open_files() == before
    assert not select.select([server._control], [], [], 0)[0]
