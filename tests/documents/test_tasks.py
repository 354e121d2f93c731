"""The stages as tasks, through the real queues: from the upload to the inbox."""

import pytest
from celery import current_app
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from documents import stages, tasks
from documents.lifecycle import Status
from documents.models import Document
from documents.stages import STAGES
from tests import samples
from tests.cast import Cast
from tests.documents.conftest import Bells, Shelf
from tests.documents.sending import received, upload
from tests.documents.views.sending import SignIn

pytestmark = [pytest.mark.needs("redis"), pytest.mark.needs("clamd")]


def rung(cast: Cast, *contents: bytes) -> Document:
    document = received(cast.amina, *contents)
    assert stages.ring(document.pk, Status.RECEIVED, at=timezone.now())
    return document


def events(document: Document) -> list[str]:
    found = AuditEvent.objects.filter(object_id=document.pk).order_by("at")
    return list(found.values_list("event", flat=True))


def test_every_stage_is_a_task() -> None:
    assert {current_app.tasks[name].name for name in STAGES.values()} == {
        tasks.scan.name,
        tasks.normalise.name,
        tasks.route.name,
    }


def test_clean_document_reaches_the_inbox(cast: Cast, bells: Bells) -> None:
    document = rung(cast, samples.jpeg(), samples.pdf())

    bells.work()

    assert Document.objects.get(pk=document.pk).status == Status.QUEUED
    assert events(document) == [
        f"document.{step}" for step in ("received", "clean", "normalised", "queued")
    ]


@pytest.mark.parametrize(
    ("content", "end"),
    [
        (samples.pdf_with_attachment(samples.eicar()), Status.INFECTED),
        (samples.encrypted_pdf("geheim"), Status.UNREADABLE),
    ],
    ids=["infected", "encrypted"],
)
def test_other_document_ends_with_the_person(
    cast: Cast, bells: Bells, content: bytes, end: Status
) -> None:
    document = rung(cast, content)

    bells.work()

    assert Document.objects.get(pk=document.pk).status == end


def test_every_message_twice_is_as_once(cast: Cast, bells: Bells, shelf: Shelf) -> None:
    document = rung(cast, samples.pdf())
    for task in (tasks.scan, tasks.normalise, tasks.route):
        task(str(document.pk))
        task(str(document.pk))

    bells.work()

    assert Document.objects.get(pk=document.pk).status == Status.QUEUED
    assert len(events(document)) == len(set(events(document))) == 4
    assert len(shelf("evidence")) == 1


def test_messages_in_the_wrong_order_do_no_harm(cast: Cast, bells: Bells) -> None:
    document = rung(cast, samples.pdf())

    for task in (tasks.route, tasks.normalise, tasks.scan):
        task(str(document.pk))

    assert Document.objects.get(pk=document.pk).status == Status.CLEAN
    bells.work()
    assert Document.objects.get(pk=document.pk).status == Status.QUEUED


def test_sweep_as_a_task_rings_for_what_was_lost(cast: Cast, bells: Bells) -> None:
    document = received(cast.amina, samples.pdf())

    tasks.resume()

    assert bells.rung("scan") == [str(document.pk)]


@pytest.mark.django_db(transaction=True)
def test_upload_is_worked_on_at_once(cast: Cast, sign_in: SignIn, bells: Bells) -> None:
    browser: Client = sign_in(cast.amina)
    files = [upload(samples.jpeg(), "a.jpg"), upload(samples.pdf(), "b.pdf")]

    form = {"document_type": "pay_slips", "files": files}
    browser.post(reverse("documents:upload"), form)
    bells.work()

    document = Document.objects.get()
    assert (document.status, document.page_count) == (Status.QUEUED, 3)
