"""The scan lets a document on only after an explicit clean verdict on every file."""

import pytest

from accounts.models import AuditEvent, OwedMail
from documents.lifecycle import Status
from documents.models import Document
from documents.scanning.scanner import chosen_scanner
from documents.stations.scanning import scan
from tests import samples
from tests.cast import Cast, reachable
from tests.documents.sending import received

with_clamd = pytest.mark.needs("clamd")


def infected_pdf() -> bytes:
    return samples.pdf_with_attachment(samples.eicar())


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


@with_clamd
def test_clean_files_go_on(cast: Cast) -> None:
    document = received(cast.amina, samples.jpeg(), samples.pdf())

    scan(document)

    scanned = stored(document)
    assert (scanned.status, scanned.failure) == (Status.CLEAN, "")
    assert scanned.scanner == chosen_scanner().version()
    assert scanned.failed_source is None
    assert not OwedMail.objects.exists()


@with_clamd
def test_eicar_attached_to_a_pdf_is_found(cast: Cast) -> None:
    document = received(cast.amina, infected_pdf())

    scan(document)

    scanned = stored(document)
    assert (scanned.status, scanned.failed_source) == (Status.INFECTED, 0)
    assert scanned.failure.startswith("Eicar-Test-Signature")
    assert scanned.scanner.startswith("ClamAV ")
    event = AuditEvent.objects.get(event="document.infected")
    assert (event.object_id, event.machine) == (str(document.pk), "pipeline")


@with_clamd
def test_one_infected_file_refuses_the_whole_and_is_named(cast: Cast) -> None:
    document = received(cast.amina, samples.jpeg(), infected_pdf(), samples.pdf())

    scan(document)

    scanned = stored(document)
    assert (scanned.status, scanned.failed_source) == (Status.INFECTED, 1)
    assert scanned.failed_file == "seite-1"


@with_clamd
def test_infected_document_owes_the_person_a_mail(cast: Cast) -> None:
    reachable(cast.amina, "amina@portal.example")
    document = received(cast.amina, infected_pdf())

    scan(document)

    assert OwedMail.objects.get().recipient == cast.amina
