"""An upload that is too large is stopped while it comes in, and nothing stays."""

import tempfile
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from documents import uploading
from documents.models import Document
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
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder into which uploads are written as they come in."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_behind(temporary: Path) -> list[Path]:
    """Return what lies in the folder, or has no name there but is still open."""
    opened = [d.readlink() for d in Path("/proc/self/fd").iterdir() if d.is_symlink()]
    found = [*opened, *temporary.iterdir()]
    return [place for place in found if place.is_relative_to(temporary)]


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
    assert not left_behind(temporary)


@pytest.mark.parametrize(
    "sizes", [[LIMIT + 1], [99 * LIMIT], [500, LIMIT + 1], [LIMIT, LIMIT, 100]]
)
def test_one_byte_more_is_refused_and_nothing_stays(
    browser: Client, temporary: Path, shelf: Shelf, sizes: list[int]
) -> None:
    assert send(browser, *sizes) == 413

    assert not Document.objects.exists()
    assert shelf("quarantine") == set()
    assert not left_behind(temporary)


def test_answer_is_a_page_of_ours(browser: Client) -> None:
    files = upload(PDF.ljust(LIMIT + 1))

    response = browser.post(reverse("documents:upload"), {"files": files})

    assert response.templates[0].name == "413.html"


def test_stranger_learns_nothing_of_limits(client: Client, temporary: Path) -> None:
    assert send(client, LIMIT + 1) == 302

    assert not left_behind(temporary)
