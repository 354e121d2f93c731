"""/admin/decisions/decision/<id>/file"""

from collections.abc import Callable

import pytest
from django.http import FileResponse
from django.test import Client

from accounts.models import AuditEvent
from decisions.lifecycle import Status
from decisions.models import Decision, Retrieval
from tests.cast import PDF, Cast, decision
from tests.decisions.letters import events, in_status

NOBODYS = "b741211f-ee97-435b-9c94-c6222a5a8fa6"
SignIn = Callable[[object], Client]


def url(of: Decision) -> str:
    return f"/admin/decisions/decision/{of.pk}/file"


def test_is_shown_in_the_page_in_a_sandbox(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.carla).get(url(decision(cast.amina)))

    assert isinstance(response, FileResponse)
    assert response.getvalue() == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = response["Content-Security-Policy"]
    assert policy == "sandbox; default-src 'none'; frame-ancestors 'self'"


def test_every_look_is_recorded_and_none_is_a_retrieval(
    cast: Cast, sign_in: SignIn
) -> None:
    letter = decision(cast.amina)
    client = sign_in(cast.dora)

    for _ in range(2):
        client.get(url(letter)).getvalue()

    assert events(letter) == [("decision.seen", "dora")] * 2
    looks = AuditEvent.objects.filter(subject=cast.amina)
    assert {look.facts["purpose"] for look in looks} == {"casework"}
    assert not Retrieval.objects.exists()


def test_a_refused_file_is_never_given(cast: Cast, sign_in: SignIn) -> None:
    letter = in_status(cast.amina, Status.REFUSED)

    assert sign_in(cast.carla).get(url(letter)).status_code == 404


def test_is_only_read(cast: Cast, sign_in: SignIn) -> None:
    letter = decision(cast.amina)

    assert sign_in(cast.carla).post(url(letter)).status_code == 405
    assert events(letter) == []


def test_a_stranger_has_to_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(url(decision(cast.amina))).status_code == 302


@pytest.mark.parametrize(("name", "status"), [("amina", 302), ("alex", 404)])
def test_is_for_caseworkers(
    cast: Cast, sign_in: SignIn, name: str, status: int
) -> None:
    letter = decision(cast.amina)

    assert sign_in(getattr(cast, name)).get(url(letter)).status_code == status
    assert events(letter) == []


def test_another_office_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    letter = decision(cast.amina)

    assert sign_in(cast.emil).get(url(letter)).status_code == 404
    assert events(letter) == []


def test_a_wrong_id_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.carla).get(f"/admin/decisions/decision/{NOBODYS}/file")

    assert response.status_code == 404
