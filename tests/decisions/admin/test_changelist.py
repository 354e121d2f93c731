"""/admin/decisions/decision/"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, decision

URL = "/admin/decisions/decision/"
SignIn = Callable[[object], Client]


def test_lists_the_decisions_of_the_office(cast: Cast, sign_in: SignIn) -> None:
    ours, theirs = decision(cast.amina), decision(cast.chris)

    page = sign_in(cast.dora).get(URL).content.decode()

    assert ours.reference in page
    assert theirs.reference not in page


@pytest.mark.parametrize("of", ["reference", "case__number"])
def test_finds_by_number(cast: Cast, sign_in: SignIn, of: str) -> None:
    wanted, other = decision(cast.amina), decision(cast.bernd)
    typed = wanted.reference if of == "reference" else cast.case.number

    page = sign_in(cast.carla).get(URL, {"q": typed}).content.decode()

    assert f"{wanted.pk}/change/" in page
    assert f"{other.pk}/change/" not in page


def test_costs_as_many_queries_for_many_as_for_one(
    cast: Cast, sign_in: SignIn, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = sign_in(cast.carla)
    decision(cast.amina)
    # Django asks once for what it then keeps in mind.
    client.get(URL)
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    for _ in range(7):
        decision(cast.amina)

    with django_assert_num_queries(len(one)):
        client.get(URL)


def test_nothing_is_deleted(cast: Cast, sign_in: SignIn) -> None:
    letter = decision(cast.amina)

    response = sign_in(cast.carla).post(f"{URL}{letter.pk}/delete/", {"post": "yes"})

    letter.refresh_from_db()
    assert response.status_code == 403


def test_a_stranger_has_to_sign_in(client: Client, cast: Cast) -> None:
    del cast
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize(("name", "status"), [("amina", 302), ("alex", 403)])
def test_is_for_caseworkers(
    cast: Cast, sign_in: SignIn, name: str, status: int
) -> None:
    assert sign_in(getattr(cast, name)).get(URL).status_code == status
