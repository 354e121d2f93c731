"""/admin/documents/case/<id>/change/: each role sees its own share of it."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import AuditEvent
from documents.lifecycle import Status
from documents.models import Case, DocumentType
from tests.cast import Cast, decision, document, staff

SignIn = Callable[[object], Client]


def url(of: Case) -> str:
    return f"/admin/documents/case/{of.pk}/change/"


def shown(client: Client, of: Case) -> str:
    response = client.get(url(of))
    assert response.status_code == 200
    return response.content.decode()


def test_the_job_coach_sees_no_decision_and_no_bank_statement(
    cast: Cast, sign_in: SignIn
) -> None:
    kind = DocumentType.objects.get(code="bank_statement")
    paper, letter = document(cast.amina), decision(cast.amina)
    statements = [
        document(cast.amina, document_type=kind),
        document(cast.amina, Status.INFECTED, document_type=kind),
    ]

    page = shown(sign_in(cast.jonas), cast.case)

    assert paper.reference in page
    assert letter.reference not in page
    assert not [one for one in statements if one.reference in page]
    assert kind.name not in page


def test_the_service_desk_sees_who_belongs_to_it_and_no_papers(
    cast: Cast, sign_in: SignIn
) -> None:
    paper, letter = document(cast.amina), decision(cast.amina)

    page = shown(sign_in(cast.selma), cast.case)

    assert f"/admin/desk/people/{cast.amina.pk}/" in page
    assert not [one for one in (paper, letter) if one.reference in page]
    assert AuditEvent.objects.get(event="case.seen").facts["purpose"] == "service desk"


def test_the_team_lead_gives_the_case_to_a_caseworker(
    cast: Cast, sign_in: SignIn
) -> None:
    before = cast.case.number
    changed = {"caseworker": str(cast.dora.pk), "number": "x", "office": "9"}

    response = sign_in(cast.tina).post(url(cast.case), changed)

    assert response.status_code == 302
    assert (cast.case.caseworker, cast.case.number) == (cast.dora, before)
    assert cast.case.office.code == "here"
    event = AuditEvent.objects.get(event="case.changed")
    assert (event.actor, event.role) == (cast.tina, "team lead")


@pytest.mark.parametrize("name", ["emil", "jonas", "amina", "gone"])
def test_but_to_nobody_who_cannot_work_on_it(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    gone = staff("gone", cast.case.office)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    chosen = gone if name == "gone" else getattr(cast, name)

    response = sign_in(cast.tina).post(url(cast.case), {"caseworker": str(chosen.pk)})

    assert response.status_code == 200
    assert cast.case.caseworker == cast.carla


@pytest.mark.parametrize("name", ["carla", "jonas", "selma"])
def test_nobody_else_gives_it_away(cast: Cast, sign_in: SignIn, name: str) -> None:
    posted = {"caseworker": str(cast.dora.pk)}

    response = sign_in(getattr(cast, name)).post(url(cast.case), posted)

    assert response.status_code == 403
    assert cast.case.caseworker == cast.carla


def test_the_team_lead_of_another_office_does_not_find_it(
    cast: Cast, sign_in: SignIn
) -> None:
    cast.tina.offices.set(cast.emil.offices.all())
    posted = {"caseworker": str(cast.emil.pk)}

    assert sign_in(cast.tina).post(url(cast.case), posted).status_code == 404


@pytest.mark.parametrize("name", ["mara", "dario", "audrey"])
def test_who_has_nothing_to_do_with_cases_sees_none(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    client = sign_in(getattr(cast, name))

    assert client.get(url(cast.case)).status_code == 404
    assert client.get("/admin/documents/case/").status_code == 403
    assert client.get("/admin/documents/document/").status_code == 403
