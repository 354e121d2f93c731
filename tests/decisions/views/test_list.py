"""/decisions/"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from decisions.lifecycle import Status
from tests.cast import NOON, Cast, decision
from tests.decisions.letters import UNPUBLISHED, in_status

URL = "/decisions/"
SignIn = Callable[[object], Client]


def test_lists_the_published_ones_of_the_person(cast: Cast, sign_in: SignIn) -> None:
    mine = in_status(cast.amina, Status.PUBLISHED)
    hidden = [in_status(cast.amina, status) for status in UNPUBLISHED]
    foreign = decision(cast.bernd)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert mine.reference in page
    assert not [one for one in [*hidden, foreign] if one.reference in page]


def test_tells_new_ones_from_retrieved_ones(cast: Cast, sign_in: SignIn) -> None:
    decision(cast.amina, dated=NOON.date())
    old = decision(cast.amina, dated=NOON.date() - timedelta(days=1))
    old.retrievals.create(user=cast.amina, at=NOON)

    page = sign_in(cast.amina).get(URL).content.decode()

    new, retrieved = page.split('class="portal-row"')[1:]
    assert "portal-badge--info" in new
    assert "portal-badge--info" not in retrieved


def test_says_so_when_there_are_none(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).get(URL)

    assert response.status_code == 200
    assert "portal-row" not in response.content.decode()


def test_costs_as_many_queries_for_many_as_for_one(
    cast: Cast, sign_in: SignIn, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = sign_in(cast.amina)
    decision(cast.amina)
    # The first page of a session starts its clocks.
    client.get(URL)
    with django_assert_num_queries(5):
        client.get(URL)
    for _ in range(7):
        decision(cast.amina)

    with django_assert_num_queries(5):
        client.get(URL)


def test_has_pages(cast: Cast, sign_in: SignIn) -> None:
    sent = [
        decision(cast.amina, dated=NOON.date() - timedelta(days=back))
        for back in range(21)
    ]

    page = sign_in(cast.amina).get(f"{URL}?page=2").content.decode()

    assert sent[-1].reference in page
    assert sent[0].reference not in page


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_is_only_read(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_a_stranger_has_to_sign_in(client: Client, cast: Cast) -> None:
    del cast
    response = client.get(URL)

    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/decisions/"


@pytest.mark.parametrize("name", ["carla", "alex"])
def test_is_not_for_staff(cast: Cast, sign_in: SignIn, name: str) -> None:
    assert sign_in(getattr(cast, name)).get(URL).status_code == 404


@pytest.mark.parametrize("number", ["0", "99", "nonsense"])
def test_a_page_that_is_none_is_one_that_is(
    cast: Cast, sign_in: SignIn, number: str
) -> None:
    mine = decision(cast.amina)

    page = sign_in(cast.amina).get(f"{URL}?page={number}").content.decode()

    assert mine.reference in page
