"""The two handlers of an upload: one counts, the other keeps what has no name."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadhandler import StopUpload
from django.test import RequestFactory

from documents import uploading
from documents.uploading import (
    TOO_LARGE,
    AnonymousUploadHandler,
    LimitedUploadHandler,
)

LIMIT = 1000


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files of the largest size fit into one submission, three do not."""
    monkeypatch.setattr(uploading, "MAX_FILE", LIMIT)
    monkeypatch.setattr(uploading, "MAX_SUBMISSION", 2 * LIMIT)


def test_counts_each_file_anew_and_all_together() -> None:
    request = RequestFactory().post("/")
    handler = LimitedUploadHandler(request)

    for _ in range(2):
        handler.new_file("files", "a.pdf", "application/pdf", None)
        assert handler.receive_data_chunk(bytes(LIMIT), 0) == bytes(LIMIT)

    handler.new_file("files", "b.pdf", "application/pdf", None)
    with pytest.raises(StopUpload) as stopped:
        handler.receive_data_chunk(b"x", 0)
    assert stopped.value.connection_reset is False
    assert request.META[TOO_LARGE] is True


def test_counts_a_file_over_all_its_chunks() -> None:
    handler = LimitedUploadHandler(RequestFactory().post("/"))
    handler.new_file("files", "a.pdf", "application/pdf", None)
    handler.receive_data_chunk(bytes(LIMIT - 1), 0)

    with pytest.raises(StopUpload):
        handler.receive_data_chunk(bytes(2), LIMIT - 1)


def test_leaves_the_files_themselves_to_the_next_handler() -> None:
    assert LimitedUploadHandler().file_complete(9) is None


def test_keeps_a_file_without_a_name_on_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    handler = AnonymousUploadHandler()
    handler.new_file("files", "lohn.pdf", "application/pdf", 6, None)

    handler.receive_data_chunk(b"one", 0)
    handler.receive_data_chunk(b"two", 3)
    assert not list(tmp_path.iterdir())
    file = handler.file_complete(6)

    assert (file.name, file.size, file.read()) == ("lohn.pdf", 6, b"onetwo")
    file.close()


def test_gives_up_what_was_broken_off() -> None:
    handler = AnonymousUploadHandler()
    handler.upload_interrupted()
    handler.new_file("files", "lohn.pdf", "application/pdf", 6, None)
    handler.receive_data_chunk(b"one", 0)

    handler.upload_interrupted()

    assert handler.file.closed
