"""/admin/decisions/decision/<id>/change/"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from decisions.lifecycle import Status
from decisions.models import Decision
from tests.cast import NOON, Cast, decision
from tests.decisions.letters import in_status

NOBODYS = "b741211f-ee97-435b-9c94-c6222a5a8fa6"
SignIn = Callable[[object], Client]


def url(of: Decision) -> str:
    return f"/admin/decisions/decision/{of.pk}/change/"


def shown(client: Client, of: Decision) -> str:
    response = client.get(url(of))
    assert response.status_code == 200
    return response.content.decode()


def test_shows_every_retrieval(cast: Cast, sign_in: SignIn) -> None:
    fetched = decision(cast.amina)
    for days in (1, 2):
        fetched.retrievals.create(user=cast.amina, at=NOON + timedelta(days=days))

    page = shown(sign_in(cast.carla), fetched)

    # Noon in universal time is 13:00 in Berlin.
    assert "24. November 2026" in page
    assert "25. November 2026" in page
    assert page.count("13:00") >= 2


def test_shows_that_nobody_retrieved_it(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.carla).get(url(decision(cast.amina)))

    assert list(response.context["retrievals"]) == []


@pytest.mark.parametrize("status", Status)
def test_only_a_draft_can_be_published(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    letter = in_status(cast.amina, status)

    page = shown(sign_in(cast.dora), letter)

    offered = f'action="/admin/decisions/decision/{letter.pk}/release/"' in page
    assert offered is (status is Status.DRAFT)


@pytest.mark.parametrize("status", Status)
def test_a_refused_file_is_not_in_the_page(
    cast: Cast, sign_in: SignIn, status: Status
) -> None:
    letter = in_status(cast.amina, status)

    page = shown(sign_in(cast.carla), letter)

    there = f"/admin/decisions/decision/{letter.pk}/file" in page
    assert there is (status is not Status.REFUSED)


def test_posting_to_it_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    letter = in_status(cast.amina, Status.DRAFT)

    sign_in(cast.carla).post(url(letter), {"status": "published", "_save": "1"})

    letter.refresh_from_db()
    assert letter.status == Status.DRAFT


def test_a_stranger_has_to_sign_in(cast: Cast, client: Client) -> None:
    letter = decision(cast.amina)

    assert client.get(url(letter)).status_code == 302


@pytest.mark.parametrize(("name", "status"), [("amina", 302), ("alex", 404)])
def test_is_for_caseworkers(
    cast: Cast, sign_in: SignIn, name: str, status: int
) -> None:
    response = sign_in(getattr(cast, name)).get(url(decision(cast.amina)))

    assert response.status_code == status


def test_another_office_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.emil).get(url(decision(cast.amina))).status_code == 404


@pytest.mark.parametrize("pk", [NOBODYS, "nonsense", "1"])
def test_a_wrong_id_is_not_there(cast: Cast, sign_in: SignIn, pk: str) -> None:
    response = sign_in(cast.carla).get(f"/admin/decisions/decision/{pk}/change/")

    assert response.status_code == 404
