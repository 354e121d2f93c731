"""The bytes are durable before anything is confirmed."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import AuditEvent
from documents import intake, stores
from documents.intake import NotTaken
from documents.lifecycle import Status
from documents.models import Document, SourceFile
from documents.recognising import Kind
from documents.stores import StoreUnavailable
from tests import samples
from tests.cast import PDF, Cast
from tests.documents.conftest import Bells, Shelf
from tests.documents.sending import submission, upload


def receive(cast: Cast, *files: SimpleUploadedFile, **fields: Any) -> Document:
    return intake.receive(submission(*files, **fields), case=cast.case, by=cast.amina)


def test_confirms_what_the_store_already_holds(cast: Cast) -> None:
    document = receive(cast, upload(PDF))

    source = document.sources.get()
    with stores.opened("quarantine", source.key, sha256=source.sha256) as stored:
        assert stored.read() == PDF
    assert (source.size, source.sha256) == (len(PDF), hashlib.sha256(PDF).hexdigest())


def test_keeps_the_order_the_person_gave(cast: Cast) -> None:
    photo, page = samples.jpeg(), samples.pdf()

    document = receive(cast, upload(photo, "b.jpg"), upload(page, "a.pdf"))

    found = [(s.position, s.original_name, s.kind) for s in document.sources.all()]
    assert found == [(0, "b.jpg", Kind.JPEG), (1, "a.pdf", Kind.PDF)]


def test_kind_is_that_of_the_content_and_not_of_the_name(cast: Cast) -> None:
    document = receive(cast, upload(PDF, "photo.jpg"))

    assert document.sources.get().kind == Kind.PDF


def test_belongs_to_the_person_and_the_case_and_waits_for_the_scan(cast: Cast) -> None:
    document = receive(cast, note="für Frau Carla")

    stored = Document.objects.get(pk=document.pk)
    assert (stored.citizen, stored.case) == (cast.amina, cast.case)
    assert (stored.status, stored.attempts) == (Status.RECEIVED, 0)
    assert (stored.title, stored.note) == ("Lohnabrechnung August", "für Frau Carla")
    assert stored.reference == document.reference


def test_without_a_name_it_is_called_what_it_is(cast: Cast) -> None:
    document = receive(cast, title="")

    assert document.title == document.document_type.name


def test_time_of_receipt_is_that_of_the_database(cast: Cast) -> None:
    before = timezone.now()

    document = receive(cast)

    assert before - timedelta(seconds=60) < document.received_at
    assert document.received_at < timezone.now() + timedelta(seconds=60)
    assert document.received_at == Document.objects.get(pk=document.pk).received_at


def test_receipt_is_recorded(cast: Cast) -> None:
    document = receive(cast)

    event = AuditEvent.objects.get(object_id=document.pk)
    assert (event.event, event.actor) == ("document.received", cast.amina)
    assert event.at == document.received_at
    assert event.facts == {}


@pytest.mark.needs("redis")
def test_rings_for_the_scan_only_once_all_is_written(
    cast: Cast,
    bells: Bells,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        document = receive(cast)

    assert bells.count("scan") == 0
    for ring in waiting:
        ring()
    assert bells.rung("scan") == [str(document.pk)]


@pytest.mark.usefixtures("store_away")
def test_store_away_is_no_receipt(cast: Cast) -> None:
    with pytest.raises(StoreUnavailable):
        receive(cast)

    assert not Document.objects.exists()
    assert not SourceFile.objects.exists()
    assert not AuditEvent.objects.filter(event="document.received").exists()


@pytest.mark.parametrize(
    "content",
    [b"", samples.text(), samples.eicar(), samples.zip_file(), b"<svg/>"],
    ids=["empty", "text", "eicar", "zip", "svg"],
)
def test_one_file_of_another_kind_refuses_them_all(
    cast: Cast, shelf: Shelf, content: bytes
) -> None:
    with pytest.raises(NotTaken):
        receive(cast, upload(PDF), upload(content, "photo.jpg"))

    assert not Document.objects.exists()
    assert shelf("quarantine") == set()


def test_nothing_is_no_document(cast: Cast) -> None:
    nothing = replace(submission(), files=[])

    with pytest.raises(NotTaken):
        intake.receive(nothing, case=cast.case, by=cast.amina)

    assert not Document.objects.exists()
