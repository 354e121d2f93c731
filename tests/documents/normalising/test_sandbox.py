"""From inside the sandbox nothing can be reached, and its death is told apart."""

import io
import os
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from documents.normalising import sandbox
from documents.normalising.limits import MIB, Limits
from documents.normalising.sandbox import SandboxDied, available_protection

INSIDE = "tests.documents.normalising.inside"


def run(job: str, *sources: bytes, **facts: sandbox.JSON) -> dict[str, Any]:
    streams = [io.BytesIO(source) for source in sources]
    done: dict[str, Any] = sandbox.run(f"{INSIDE}:{job}", streams, facts=facts)["done"]
    return done


def death(job: str, limits: Limits, **facts: sandbox.JSON) -> tuple[str, str]:
    with pytest.raises(SandboxDied) as died:
        sandbox.run(f"{INSIDE}:{job}", [], facts=facts, limits=limits)
    return died.value.cause, died.value.detail


def look_around() -> dict[str, Any]:
    return run("look_around", modules=["django", "PIL", "pypdf", "pypdfium2"])


@pytest.mark.skipif(
    not available_protection()["network_namespace"],
    reason="this kernel or container permits no namespaces",
)
def test_reaches_no_network_and_no_environment_of_others() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert run("connect", port=server.getsockname()[1])["failed"]

    assert not run("read_parents_environment")["read"]


def test_has_limits_and_no_rights() -> None:
    seen = look_around()

    assert seen["limits"] == {
        "AS": [1536 * MIB] * 2,
        "CORE": [0, 0],
        "FSIZE": [200 * MIB] * 2,
        "NOFILE": [64, 64],
    }
    assert "NoNewPrivs:\t1" in seen["status"]
    assert "CapEff:\t0000000000000000" in seen["status"]
    assert (seen["folder_mode"], seen["file_mode"]) == (0o700, 0o600)


def test_starts_with_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret")
    with tempfile.TemporaryFile() as ours:
        os.set_inheritable(ours.fileno(), True)  # noqa: FBT003
        seen = look_around()

    assert seen["environment"] == ""
    assert seen["imported"] == []
    assert len(seen["open_files"]) <= 5


def test_leaves_no_folder_behind() -> None:
    assert not Path(look_around()["folder"]).exists()


def test_hands_sources_over_for_reading_only() -> None:
    with tempfile.NamedTemporaryFile() as source:
        source.write(b"original")
        answer = sandbox.run(f"{INSIDE}:change_the_source", [source])

        assert answer["done"]["failed"] == "OSError"
        assert Path(source.name).read_bytes() == b"original"


def test_reads_files_and_streams_from_their_beginning() -> None:
    output = io.BytesIO()
    with tempfile.TemporaryFile() as file, tempfile.SpooledTemporaryFile() as spooled:
        for number, stream in enumerate((file, spooled)):
            stream.write(b"source %d." % number)
        memory = io.BytesIO(b"source 2.")
        memory.read()

        streams = [file, spooled, memory]
        sandbox.run(f"{INSIDE}:read", streams, output=output)  # type: ignore[arg-type]

    assert output.getvalue() == b"source 0.source 1.source 2."


def test_kills_the_whole_group_when_time_is_up() -> None:
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "note"
        assert death("hang", Limits(wall_seconds=1), note=str(note)) == (
            "timeout",
            "wall",
        )
        grandchild = Path("/proc", note.read_text(), "status")

    time.sleep(0.1)
    assert not grandchild.exists() or "Z (zombie)" in grandchild.read_text()


def test_stops_what_burns_time() -> None:
    assert death("burn", Limits(cpu_seconds=1)) == ("timeout", "cpu")


def test_stops_what_hoards_memory() -> None:
    assert death("hoard", Limits()) == ("memory", "")


def test_stops_what_fills_the_disk() -> None:
    output = io.BytesIO()
    limits = Limits(output_bytes=3 * MIB)

    sandbox.run(f"{INSIDE}:fill", [], output=output, limits=limits)

    assert len(output.getvalue()) <= 3 * MIB


def test_tells_other_deaths_apart() -> None:
    assert death("crash", Limits()) == ("signal", "SIGSEGV")
    assert death("leave", Limits()) == ("exit", "3")
    assert death("ramble", Limits()) == ("answer", "too long")


def test_keeps_chatter_out_of_the_answer() -> None:
    assert run("chatter") == {}


def children() -> set[str]:
    """Return the processes started by this one, dead but unread ones included."""
    lists = Path("/proc/self/task").glob("*/children")
    return {pid for listed in lists for pid in listed.read_text().split()}


def test_works_in_threads_and_leaves_no_process() -> None:
    before = children()
    answers: list[dict[str, Any]] = []
    threads = [
        threading.Thread(target=lambda: answers.append(run("chatter")))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [{}] * 4
    # This process also keeps servers and a browser for other tests.
    assert children() <= before


def test_names_its_protection() -> None:
    assert available_protection()["resource_limits"]
    assert set(available_protection()) == {
        "resource_limits",
        "network_namespace",
        "no_capabilities",
        "no_new_privileges",
        "dies_with_parent",
    }
