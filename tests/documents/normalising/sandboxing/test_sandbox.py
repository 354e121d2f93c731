"""A process in the sandbox sees and can use little."""

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from documents.normalising.limits import MIB
from documents.normalising.sandboxing import sandbox
from documents.normalising.sandboxing.forking import ForkServer
from documents.normalising.sandboxing.namespaces import FOLDER_BYTES
from documents.normalising.sandboxing.sandbox import available_protection
from tests.documents.normalising.sandboxing.sandboxes import (
    FOUND,
    INSIDE,
    done,
    needs_namespaces,
)
from tests.documents.normalising.sandboxing.trying import serving


@pytest.fixture(scope="module")
def server() -> Iterator[ForkServer]:
    with serving(FOUND, INSIDE) as started:
        yield started


def test_has_limits_and_no_rights(server: ForkServer) -> None:
    seen = done(server, f"{INSIDE}:look_around", modules=[])

    memory, most = seen["limits"].pop("AS")
    assert memory == most
    assert 1536 * MIB < memory < 1700 * MIB
    assert seen["limits"] == {
        "CORE": [0, 0],
        "FSIZE": [200 * MIB] * 2,
        "NOFILE": [64, 64],
    }
    # RLIMIT_CORE does not keep a dump from a program that takes dumps.
    assert seen["dumpable"] == 0


def test_starts_with_nothing_of_ours(
    server: ForkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret")
    with tempfile.TemporaryFile() as ours, serving(FOUND, INSIDE) as started:
        os.set_inheritable(ours.fileno(), True)  # noqa: FBT003
        for each in (server, started):
            seen = done(each, f"{INSIDE}:look_around", modules=["django", "celery"])

            assert set(seen["environment"]) <= {"LC_CTYPE"}
            assert seen["imported"] == []
            assert len(seen["open_files"]) <= 4
            assert set(seen["speaks_into"]) == {Path(os.devnull).stat().st_rdev}


@needs_namespaces
def test_has_a_folder_that_no_other_document_shares(server: ForkServer) -> None:
    for _ in range(2):
        assert done(server, f"{INSIDE}:use_folder") == {"before": 0, "mode": 0o600}


@needs_namespaces
def test_cannot_fill_the_host(server: ForkServer) -> None:
    assert 0 < done(server, f"{INSIDE}:fill_folder")["written"] <= FOLDER_BYTES


def test_has_no_folder_without_namespaces_but_leaves_none_either() -> None:
    with serving(FOUND._replace(namespaces=False), INSIDE) as outside:
        before = set(Path(tempfile.gettempdir()).glob("nwportal*"))

        if FOUND.landlock:
            assert done(outside, f"{INSIDE}:fill_folder")["written"] == 0
        assert set(Path(tempfile.gettempdir()).glob("nwportal*")) <= before


def test_exhausts_nothing_but_itself(server: ForkServer) -> None:
    seen = done(server, f"{INSIDE}:exhaust_descriptors", b"source")

    assert seen["failed"] == "EMFILE"
    assert seen["opened"] < 64
    assert done(server, f"{INSIDE}:use_threads")["seen"] == list(range(8))


def test_hands_sources_over_for_reading_only(server: ForkServer) -> None:
    with tempfile.NamedTemporaryFile() as source:
        source.write(b"original")
        answer = sandbox.run(f"{INSIDE}:change_the_source", [source], server=server)

        assert answer["done"]["failed"] == "OSError"
        assert Path(source.name).read_bytes() == b"original"


def test_reads_files_and_streams_from_their_beginning(server: ForkServer) -> None:
    output = io.BytesIO()
    with tempfile.TemporaryFile() as file, tempfile.SpooledTemporaryFile() as spooled:
        for number, stream in enumerate((file, spooled)):
            stream.write(b"source %d." % number)
        memory = io.BytesIO(b"source 2.")
        memory.read()

        streams: Any = [file, spooled, memory]
        sandbox.run(f"{INSIDE}:read", streams, output=output, server=server)

    assert output.getvalue() == b"source 0.source 1.source 2."


def test_keeps_chatter_out_of_the_answer(server: ForkServer) -> None:
    assert done(server, f"{INSIDE}:chatter") == {}


def test_names_its_protection() -> None:
    assert available_protection() == FOUND._asdict() | {
        "resource_limits": True,
        "no_capabilities": True,
        "no_new_privileges": True,
    }
    assert sandbox.is_confined() == FOUND.sufficient
