"""/decisions/<reference>/file"""

from collections.abc import Callable

import pytest
from django.http import FileResponse
from django.test import Client

from accounts.models import AuditEvent
from decisions.lifecycle import Status
from decisions.models import Decision, Retrieval
from documents import stores
from tests.cast import PDF, Cast, decision
from tests.decisions.letters import UNPUBLISHED, in_status

SignIn = Callable[[object], Client]


def url(of: Decision) -> str:
    return f"/decisions/{of.reference}/file"


def test_gives_the_bytes_as_a_download(cast: Cast, sign_in: SignIn) -> None:
    mine = decision(cast.amina)

    response = sign_in(cast.amina).get(url(mine))

    assert isinstance(response, FileResponse)
    assert response.getvalue() == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert f"{mine.dated} {mine.reference}.pdf" in disposition


def test_every_retrieval_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    mine = decision(cast.amina)
    client = sign_in(cast.amina)

    for _ in range(2):
        client.get(url(mine)).getvalue()

    assert [r.user for r in Retrieval.objects.filter(decision=mine)] == [cast.amina] * 2
    events = AuditEvent.objects.filter(event="decision.retrieved", object_id=mine.pk)
    assert {event.actor for event in events} == {cast.amina}


@pytest.mark.parametrize("method", ["post", "head", "put"])
def test_nothing_but_a_get_retrieves(cast: Cast, sign_in: SignIn, method: str) -> None:
    mine = decision(cast.amina)

    response = getattr(sign_in(cast.amina), method)(url(mine))

    assert response.status_code == 405
    assert not Retrieval.objects.exists()


def test_a_stranger_has_to_sign_in(cast: Cast, client: Client) -> None:
    wanted = url(decision(cast.amina))

    response = client.get(wanted)

    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={wanted}"


@pytest.mark.parametrize("name", ["bernd", "chris", "carla", "dora", "emil", "alex"])
def test_is_for_the_addressee_alone(cast: Cast, sign_in: SignIn, name: str) -> None:
    response = sign_in(getattr(cast, name)).get(url(decision(cast.amina)))

    assert response.status_code == 404
    assert not Retrieval.objects.exists()


@pytest.mark.parametrize("status", UNPUBLISHED)
def test_what_is_not_published_is_not_there(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    response = sign_in(cast.amina).get(url(in_status(cast.amina, status)))

    assert response.status_code == 404


def test_a_wrong_number_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get("/decisions/0000-0000/file").status_code == 404


def test_what_could_not_be_given_is_no_retrieval(cast: Cast, sign_in: SignIn) -> None:
    mine = decision(cast.amina)
    stores.discard("decisions", mine.key)

    response = sign_in(cast.amina).get(url(mine))

    assert response.status_code == 503
    assert not Retrieval.objects.exists()
