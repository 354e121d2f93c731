"""Fields that a form of papers does not have change nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from decisions.lifecycle import Status as DecisionStatus
from decisions.models import Decision
from documents.lifecycle import Status
from documents.models import Case, Document
from tests import samples
from tests.cast import Cast, document

SignIn = Callable[[object], Client]


def upload(name: str = "lohn.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.pdf(1))


def test_an_upload_is_the_senders_own_and_at_the_start(
    cast: Cast, sign_in: SignIn
) -> None:
    theirs = str(Case.objects.get(members__user=cast.bernd).pk)
    sent = {"document_type": "pay_slips", "files": upload()}
    who = {"citizen": str(cast.bernd.pk), "decided_by": str(cast.carla.pk)}
    what = {"case": theirs, "id": theirs, "reference": "0000-0000", "key": "stolen"}
    when = {"status": "accepted", "received_at": "2020-01-01"}

    sign_in(cast.amina).post("/documents/upload/", {**sent, **who, **what, **when})

    received = Document.objects.get()
    assert (received.citizen, received.case) == (cast.amina, cast.case)
    assert (received.status, received.key) == (Status.RECEIVED, "")
    assert received.decided_by is None
    assert received.reference != "0000-0000"
    assert str(received.pk) != theirs
    assert timezone.now() - received.received_at < timedelta(minutes=5)


@pytest.mark.parametrize("of", ["bernd", "chris"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_ones_document_cannot_be_replaced(
    cast: Cast, sign_in: SignIn, of: str, method: str
) -> None:
    theirs = document(getattr(cast, of), Status.RETURNED)
    fields = {"document_type": "pay_slips", "replaces": theirs.reference}
    files = {"files": upload()} if method == "post" else {}

    ask = getattr(sign_in(cast.amina), method)
    response = ask("/documents/upload/", {**fields, **files})

    assert response.status_code == 404
    assert Document.objects.count() == 1


def test_a_verdict_is_the_signed_in_persons_and_of_now(
    cast: Cast, sign_in: SignIn
) -> None:
    paper = document(cast.amina)
    extra = {
        "decided_by": str(cast.dora.pk),
        "decided_at": "2020-01-01",
        "status": "returned",
        "citizen": str(cast.bernd.pk),
    }

    sign_in(cast.carla).post(f"/admin/documents/document/{paper.pk}/accept/", extra)

    paper.refresh_from_db()
    assert (paper.status, paper.citizen) == (Status.ACCEPTED, cast.amina)
    assert paper.decided_by == cast.carla
    assert paper.decided_at is not None
    assert timezone.now() - paper.decided_at < timedelta(minutes=5)


def test_a_decision_starts_as_a_draft_of_the_signed_in_person(
    cast: Cast, sign_in: SignIn
) -> None:
    where = {"case": str(cast.case.pk), "addressee": str(cast.amina.pk)}
    what = {"decision_type": "grant", "dated": "2026-11-20", "file": upload()}
    who = {"created_by": str(cast.dora.pk), "released_by": str(cast.dora.pk)}
    when = {"status": "published", "published_at": "2020-01-01", "key": "stolen"}

    url = "/admin/decisions/decision/add/"
    sign_in(cast.carla).post(url, {**where, **what, **who, **when})

    letter = Decision.objects.get()
    assert (letter.status, letter.published_at) == (DecisionStatus.DRAFT, None)
    assert (letter.created_by, letter.released_by) == (cast.carla, None)
    assert letter.key != "stolen"
