"""A scanner or store that is away means wait, and never clean."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from pytest_django import Settings

from documents import stages, stores
from documents.lifecycle import Status
from documents.models import Document
from documents.models.document import Overtaken
from documents.scanning.scanner import chosen_scanner
from documents.stages import Hindered
from documents.stations.scanning import scan
from tests import samples
from tests.cast import PDF, Cast
from tests.documents.scanning.fake_clamd import answering, fake_clamd
from tests.documents.sending import received
from tests.services.child import free_port

with_clamd = pytest.mark.needs("clamd")


@contextmanager
def scanner_says(settings: Settings, answer: bytes) -> Iterator[None]:
    with fake_clamd(answering(answer)) as settings.CLAMD_URL:
        yield


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_scanner_away_means_wait_and_never_clean(
    cast: Cast, settings: Settings
) -> None:
    settings.CLAMD_URL = f"tcp://127.0.0.1:{free_port()}"
    document = received(cast.amina, PDF)

    with pytest.raises(Hindered, match="ScannerUnavailable"):
        scan(document)
    stages.run(Status.RECEIVED, str(document.pk), scan)

    waiting = stored(document)
    assert (waiting.status, waiting.attempts) == (Status.RECEIVED, 1)
    assert waiting.trouble.startswith("ScannerUnavailable: cannot connect")
    assert waiting.scanner == ""


@with_clamd
def test_document_that_waited_goes_through_once_the_scanner_is_back(
    cast: Cast, settings: Settings
) -> None:
    url, settings.CLAMD_URL = settings.CLAMD_URL, f"tcp://127.0.0.1:{free_port()}"
    document = received(cast.amina, samples.pdf())
    stages.run(Status.RECEIVED, str(document.pk), scan)
    settings.CLAMD_URL = url
    chosen_scanner.cache_clear()

    stages.run(Status.RECEIVED, str(document.pk), scan)

    assert (stored(document).status, stored(document).trouble) == (Status.CLEAN, "")


@pytest.mark.parametrize(
    "answer",
    [
        b"stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\n",
        b"stream: Can't open file or directory ERROR\n",
        b"ClamAV says nothing of the file\n",
    ],
)
def test_doubt_is_not_clean_and_not_infected(
    cast: Cast, settings: Settings, answer: bytes
) -> None:
    document = received(cast.amina, PDF)

    with scanner_says(settings, answer), pytest.raises(Hindered):
        scan(document)

    assert stored(document).status == Status.RECEIVED


def test_long_name_of_a_virus_fits_into_its_column(
    cast: Cast, settings: Settings
) -> None:
    document = received(cast.amina, PDF)

    with scanner_says(settings, b"stream: " + b"V" * 90 + b" FOUND\n"):
        scan(document)

    assert stored(document).failure == "V" * 40


def test_changed_original_is_not_scanned(cast: Cast) -> None:
    document = received(cast.amina, PDF)
    key = document.sources.get().key
    storages["quarantine"].delete(key)
    storages["quarantine"].save(key, ContentFile(b"other bytes"))

    with pytest.raises(Hindered, match="StoreUnavailable"):
        scan(document)


def test_original_that_is_gone_is_not_scanned(cast: Cast) -> None:
    document = received(cast.amina, PDF)
    stores.discard("quarantine", document.sources.get().key)

    with pytest.raises(Hindered, match="StoreUnavailable"):
        scan(document)

    assert stored(document).status == Status.RECEIVED


@with_clamd
def test_second_scan_is_overtaken(cast: Cast) -> None:
    document = received(cast.amina, samples.pdf())
    late = stored(document)
    scan(document)

    with pytest.raises(Overtaken):
        scan(late)
