"""An upload that is too large is stopped while it comes in, and nothing stays."""

from pathlib import Path

import pytest
from django.core.files.uploadhandler import StopUpload
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from documents import uploading
from documents.models import Document
from documents.uploading import TOO_LARGE, LimitedUploadHandler
from tests.cast import PDF, Cast
from tests.conftest import https_client
from tests.documents.conftest import Shelf
from tests.documents.sending import upload

LIMIT = 1000


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files of the largest size fit into one submission, three do not."""
    monkeypatch.setattr(uploading, "MAX_FILE", LIMIT)
    monkeypatch.setattr(uploading, "MAX_SUBMISSION", 2 * LIMIT)


@pytest.fixture
def temporary(settings: Settings, tmp_path: Path) -> Path:
    """Return the folder into which uploads are written as they come in."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


@pytest.fixture
def browser(cast: Cast) -> Client:
    browser = https_client()
    browser.force_login(cast.amina)
    return browser


def send(browser: Client, *sizes: int) -> int:
    """Return the status of the answer to PDFs of these SIZES."""
    files = [upload(PDF.ljust(size)) for size in sizes]
    fields = {"document_type": "pay_slips", "files": files}
    return browser.post(reverse("documents:upload"), fields).status_code


@pytest.mark.parametrize("sizes", [[LIMIT], [LIMIT, LIMIT]])
def test_takes_what_just_fits(
    browser: Client, temporary: Path, sizes: list[int]
) -> None:
    assert send(browser, *sizes) == 302

    assert Document.objects.get().sources.count() == len(sizes)
    assert not list(temporary.iterdir())


@pytest.mark.parametrize(
    "sizes", [[LIMIT + 1], [99 * LIMIT], [500, LIMIT + 1], [LIMIT, LIMIT, 100]]
)
def test_one_byte_more_is_refused_and_nothing_stays(
    browser: Client, temporary: Path, shelf: Shelf, sizes: list[int]
) -> None:
    assert send(browser, *sizes) == 413

    assert not Document.objects.exists()
    assert shelf("quarantine") == set()
    assert not list(temporary.iterdir())


def test_answer_is_a_page_of_ours(browser: Client) -> None:
    files = upload(PDF.ljust(LIMIT + 1))

    response = browser.post(reverse("documents:upload"), {"files": files})

    assert response.templates[0].name == "413.html"


def test_stranger_learns_nothing_of_limits(client: Client, temporary: Path) -> None:
    assert send(client, LIMIT + 1) == 302

    assert not list(temporary.iterdir())


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
