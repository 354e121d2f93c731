"""Each way in which a document's process ends is told apart, and leaves nothing."""

import io
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.normalising.limits import MIB, Limits
from documents.normalising.reasons import Unreadable
from documents.normalising.sandboxing import sandbox
from documents.normalising.sandboxing.forking import ForkServer
from tests.documents.normalising.sandboxing.sandboxes import (
    ENDINGS,
    FOUND,
    NO_LAYERS,
    death,
    done,
    needs_namespaces,
)
from tests.documents.normalising.sandboxing.trying import serving
from tests.documents.normalising.sandboxing.waiting import is_gone, wait_for


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    with serving(FOUND, ENDINGS) as started:
        yield started


def test_kills_the_whole_group_when_time_is_up() -> None:
    with serving(NO_LAYERS, ENDINGS) as bare, tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        note = Path(folder) / "note"
        job, limits = f"{ENDINGS}:start_a_program_and_hang", Limits(wall_seconds=1)
        assert death(bare, job, limits, note=str(note)) == ("timeout", "wall")
        grandchild = int(note.read_text())

        wait_for(lambda: is_gone(grandchild))


@needs_namespaces
def test_leaves_no_process_behind() -> None:
    with (
        serving(NO_LAYERS._replace(namespaces=True), ENDINGS) as server,
        tempfile.TemporaryFile() as output,
    ):
        job = f"{ENDINGS}:leave_a_process"
        sandbox.run(job, [], output=output, server=server)
        size = os.fstat(output.fileno()).st_size
        time.sleep(0.1)

        assert os.fstat(output.fileno()).st_size == size > 0


def test_stops_what_burns_time(server: ForkServer) -> None:
    assert death(server, f"{ENDINGS}:burn", Limits(cpu_seconds=1)) == ("timeout", "cpu")


def test_stops_what_hoards_memory(server: ForkServer) -> None:
    assert death(server, f"{ENDINGS}:hoard", bytes=1 << 34) == ("memory", "")
    assert done(server, f"{ENDINGS}:hoard", bytes=1500 * MIB)


def test_stops_what_fills_the_disk(server: ForkServer) -> None:
    output = io.BytesIO()
    limits = Limits(output_bytes=3 * MIB)

    sandbox.run(f"{ENDINGS}:fill", [], output=output, limits=limits, server=server)

    assert len(output.getvalue()) <= 3 * MIB


def test_tells_other_deaths_apart(server: ForkServer) -> None:
    assert death(server, f"{ENDINGS}:crash") == ("signal", "SIGSEGV")
    assert death(server, f"{ENDINGS}:abort") == ("signal", "SIGABRT")
    assert death(server, f"{ENDINGS}:leave") == ("exit", "3")
    assert death(server, f"{ENDINGS}:fail") == ("exit", "1 ZeroDivisionError")
    assert death(server, f"{ENDINGS}:ramble") == ("answer", "too long")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"done": 1}',
        pytest.param("[" * 60_000, id="deep"),
        '{"unreadable": {"reason": "made up", "source": null}}',
        '{"unreadable": {"reason": "damaged", "source": 1}}',
        '{"unreadable": {"reason": "damaged", "source": "0"}}',
        '{"unreadable": 7}',
    ],
)
def test_believes_no_answer(server: ForkServer, text: str) -> None:
    assert death(server, f"{ENDINGS}:lie", text=text) == ("answer", "not understood")


def test_passes_on_a_refusal(server: ForkServer) -> None:
    text = '{"unreadable": {"reason": "damaged", "source": null}}'
    with pytest.raises(Unreadable) as refused:
        done(server, f"{ENDINGS}:lie", text=text)

    assert (refused.value.reason, refused.value.source) == ("damaged", None)
