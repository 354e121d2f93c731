"""The job coach reads papers, but not what somebody earns and spends."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import AuditEvent
from documents.models import Document, DocumentType
from tests.cast import Cast, document

SignIn = Callable[[object], Client]
INBOX = "/admin/documents/document/"


@pytest.fixture
def statement(cast: Cast) -> Document:
    kind = DocumentType.objects.get(code="bank_statement")
    return document(cast.amina, document_type=kind, title="Kontoauszug")


def test_reads_other_papers_of_the_office(cast: Cast, sign_in: SignIn) -> None:
    paper, coach = document(cast.amina), sign_in(cast.jonas)

    listed = coach.get(INBOX).content.decode()
    screen = coach.get(f"{INBOX}{paper.pk}/change/").content.decode()
    file = coach.get(f"{INBOX}{paper.pk}/file")

    assert paper.reference in listed
    assert f"{INBOX}{paper.pk}/accept/" not in screen
    assert file.getvalue()
    looks = AuditEvent.objects.filter(subject=cast.amina)
    assert {look.facts["purpose"] for look in looks} == {"finding work"}


@pytest.mark.parametrize("act", ["accept", "return", "undo", "reopen", "refuse"])
def test_gives_no_verdict(cast: Cast, sign_in: SignIn, act: str) -> None:
    paper = document(cast.amina)
    posted = {"return-reason": "blurred", "reopen-reason": "new"}

    answer = sign_in(cast.jonas).post(f"{INBOX}{paper.pk}/{act}/", posted)

    paper.refresh_from_db()
    assert answer.status_code in {302, 404}
    assert paper.status == "queued"


@pytest.mark.parametrize("page", ["change/", "history/", "file", "delete/"])
def test_a_bank_statement_has_no_page(
    cast: Cast, sign_in: SignIn, statement: Document, page: str
) -> None:
    answer = sign_in(cast.jonas).get(f"{INBOX}{statement.pk}/{page}")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    "query",
    ["", "?q={reference}", "?q={number}", "?document_type__id__exact={kind}"],
)
def test_no_list_and_no_search_names_it(
    cast: Cast, sign_in: SignIn, statement: Document, query: str
) -> None:
    asked = query.format(
        reference=statement.reference,
        number=statement.case.number,
        kind=statement.document_type_id,
    )

    answer = sign_in(cast.jonas).get(INBOX + asked)

    assert answer.context["cl"].result_count == 0
    assert f"{INBOX}{statement.pk}/" not in answer.content.decode()


def test_what_took_its_place_does_not_name_it(
    cast: Cast, sign_in: SignIn, statement: Document
) -> None:
    follower = document(cast.amina, replaces=statement)

    page = sign_in(cast.jonas).get(f"{INBOX}{follower.pk}/change/").content.decode()
    seen = sign_in(cast.carla).get(f"{INBOX}{follower.pk}/change/").content.decode()

    assert statement.reference not in page
    assert statement.reference in seen
