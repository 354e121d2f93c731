"""/admin/documents/case/<id>/change/"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEvent
from documents.lifecycle import FAILED, Status
from documents.models import Case, CaseMember
from tests.cast import NOON, Cast, decision, document

NOBODYS = "b741211f-ee97-435b-9c94-c6222a5a8fa6"
SignIn = Callable[[object], Client]


def url(of: Case) -> str:
    return f"/admin/documents/case/{of.pk}/change/"


def shown(client: Client, of: Case) -> str:
    response = client.get(url(of))
    assert response.status_code == 200
    return response.content.decode()


def test_shows_members_documents_and_decisions(cast: Cast, sign_in: SignIn) -> None:
    CaseMember.objects.create(case=cast.case, user=cast.chris)
    paper, letter = document(cast.amina), decision(cast.amina)
    foreign = document(cast.bernd)

    page = shown(sign_in(cast.carla), cast.case)

    assert cast.amina.full_name in page
    assert cast.chris.full_name in page
    assert f"/admin/documents/document/{paper.pk}/change/" in page
    assert f"/admin/decisions/decision/{letter.pk}/change/" in page
    assert f"/admin/decisions/decision/add/?case={cast.case.pk}" in page
    assert foreign.reference not in page


@pytest.mark.parametrize("status", sorted(FAILED))
def test_a_failed_attempt_has_time_and_reason_and_no_way_in(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    reasons = {"infected": "Win.Test.EICAR", "unreadable": "encrypted"}
    tried = document(cast.amina, status, received_at=NOON, failure=reasons[status])

    page = shown(sign_in(cast.carla), cast.case)

    assert "23.11.2026 13:00" in page
    assert tried.failure_label in page
    assert str(tried.pk) not in page
    assert tried.reference not in page


def test_shows_when_a_decision_was_retrieved_first(cast: Cast, sign_in: SignIn) -> None:
    letter = decision(cast.amina)
    for days in (9, 3):
        at = NOON + timedelta(days=days)
        letter.retrievals.create(user=cast.amina, at=at)

    page = shown(sign_in(cast.carla), cast.case)

    assert "26.11.2026 13:00" in page


def test_every_look_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)

    for _ in range(2):
        shown(client, cast.case)

    seen = AuditEvent.objects.filter(event="case.seen", object_id=cast.case.pk)
    assert [event.actor for event in seen] == [cast.dora] * 2
    assert [event.subject for event in seen] == [cast.amina] * 2
    told = [(e.role, e.facts["offices"], e.facts["purpose"]) for e in seen]
    assert told == [("caseworker", ["here"], "casework")] * 2
    assert all(timezone.now() - e.at < timedelta(minutes=1) for e in seen)


def test_costs_as_many_queries_for_many_as_for_one(
    cast: Cast, sign_in: SignIn, django_assert_num_queries: Callable[..., Any]
) -> None:
    def fill() -> None:
        document(cast.amina)
        document(cast.amina, Status.INFECTED)
        decision(cast.amina).retrievals.create(user=cast.amina, at=NOON)

    client = sign_in(cast.carla)
    fill()
    # Django asks once for what it then keeps in mind.
    shown(client, cast.case)
    with CaptureQueriesContext(connection) as one:
        shown(client, cast.case)
    for _ in range(5):
        fill()

    with django_assert_num_queries(len(one)):
        shown(client, cast.case)


def test_the_administrator_sees_the_case_and_no_papers(
    cast: Cast, sign_in: SignIn
) -> None:
    paper, letter = document(cast.amina), decision(cast.amina)

    page = shown(sign_in(cast.alex), cast.case)

    assert cast.case.number in page
    assert not [one for one in (paper, letter) if one.reference in page]
    assert cast.amina.full_name not in page
    look = AuditEvent.objects.get(event="case.seen")
    assert (look.subject, look.facts["purpose"]) == (cast.amina, "running the portal")


def test_a_caseworker_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.carla).post(url(cast.case), {"number": "changed"})

    assert response.status_code == 403
    assert not Case.objects.filter(number="changed").exists()


def test_a_stranger_has_to_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(url(cast.case)).status_code == 302


def test_a_citizen_is_not_let_in(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get(url(cast.case)).status_code == 302


def test_another_office_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.emil).get(url(cast.case)).status_code == 404
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("pk", [NOBODYS, "nonsense"])
def test_a_wrong_id_is_not_there(cast: Cast, sign_in: SignIn, pk: str) -> None:
    response = sign_in(cast.carla).get(f"/admin/documents/case/{pk}/change/")

    assert response.status_code == 404
