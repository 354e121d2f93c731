"""Photos and PDFs in the given order become one rendered PDF, or a reason why not."""

import pytest
from pypdf import PdfReader

from accounts.models import AuditEvent, OwedMail
from documents import stores
from documents.lifecycle import Status
from documents.models import Document
from documents.normalising.legibility.scores import Scores
from documents.normalising.reasons import Reason
from documents.stations.normalising import normalise
from tests import samples
from tests.cast import Cast, reachable
from tests.documents.conftest import Shelf
from tests.documents.normalising.rendered import colour, is_near, pages
from tests.documents.sending import received


def scanned(cast: Cast, *contents: bytes) -> Document:
    return received(cast.amina, *contents, status=Status.CLEAN)


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def reds(document: Document) -> list[bool]:
    """Say of each page in the evidence store whether it is a photo: those are red."""
    with stores.opened("evidence", document.key, sha256=document.sha256) as stream:
        corners = [colour(page, 0.1, 0.1) for page in pages(stream.read())]
    return [is_near(corner, samples.RED) for corner in corners]


def test_photo_and_pdf_become_one_pdf(cast: Cast, shelf: Shelf) -> None:
    document = scanned(cast, samples.jpeg(), samples.pdf(2))

    normalise(document)

    done = stored(document)
    assert (done.status, done.page_count) == (Status.NORMALISED, 3)
    assert shelf("evidence") == {done.key}
    assert reds(done) == [True, False, False]


def test_order_is_that_of_the_person(cast: Cast) -> None:
    document = scanned(cast, samples.pdf(1), samples.png(), samples.pdf(1))

    normalise(document)

    assert reds(stored(document)) == [False, True, False]


def test_originals_stay_sealed_as_they_were(cast: Cast, shelf: Shelf) -> None:
    original = samples.pdf()
    document = scanned(cast, original)
    before = shelf("quarantine")

    normalise(document)

    source = document.sources.get()
    assert shelf("quarantine") == before == {source.key}
    with stores.opened("quarantine", source.key, sha256=source.sha256) as stream:
        assert stream.read() == original


def test_step_is_recorded(cast: Cast) -> None:
    document = scanned(cast, samples.jpeg())

    normalise(document)

    event = AuditEvent.objects.get(event="document.normalised")
    assert (event.object_id, event.facts) == (str(document.pk), {"from": "clean"})


def test_remarks_are_kept_for_the_caseworker(cast: Cast) -> None:
    document = scanned(cast, samples.jpeg(), samples.pdf(2))

    normalise(document)

    done = stored(document)
    assert done.flags == []
    assert [set(scores) for scores in done.page_scores] == [set(Scores._fields)] * 3


def test_pdf_says_what_it_is(cast: Cast) -> None:
    document = scanned(cast, samples.jpeg())

    normalise(document)

    with stores.opened("evidence", document.key, sha256=document.sha256) as stream:
        said = PdfReader(stream).metadata
    assert said is not None
    assert said.title == document.title
    assert said.subject == document.document_type.name
    assert said.keywords == document.reference


def test_locked_pdf_is_unreadable_and_named(cast: Cast, shelf: Shelf) -> None:
    document = scanned(cast, samples.jpeg(), samples.encrypted_pdf("geheim"))

    normalise(document)

    refused = stored(document)
    assert (refused.status, refused.failure) == (Status.UNREADABLE, "encrypted")
    assert (refused.failed_source, refused.failed_file) == (1, "seite-1")
    assert (refused.key, refused.page_count) == ("", None)
    assert shelf("evidence") == set()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\nnothing of a PDF", Reason.DAMAGED),
        (samples.jpeg()[:-500], Reason.INCOMPLETE),
    ],
    ids=["damaged", "cut off"],
)
def test_unreadable_file_has_a_reason(
    cast: Cast, content: bytes, reason: Reason
) -> None:
    document = scanned(cast, content)

    normalise(document)

    assert (stored(document).status, stored(document).failure) == (
        Status.UNREADABLE,
        reason,
    )


def test_unreadable_document_owes_the_person_a_mail(cast: Cast) -> None:
    reachable(cast.amina, "amina@portal.example")

    normalise(scanned(cast, samples.encrypted_pdf("geheim")))

    assert OwedMail.objects.get().recipient == cast.amina
