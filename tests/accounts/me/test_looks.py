"""/accounts/me/looks/: who has looked at my data, without the names of staff."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from accounts import auditing
from tests.cast import NOON, Cast

URL = "/accounts/me/looks/"
SignIn = Callable[[object], Client]


def looked(cast: Cast, times: int = 1) -> None:
    for number in range(times):
        at, people = NOON + timedelta(minutes=number), [cast.amina]
        auditing.record_look(
            "case.seen", on=cast.case, subjects=people, by=cast.carla, at=at
        )


def test_the_office_is_named_and_the_person_is_not(cast: Cast, sign_in: SignIn) -> None:
    looked(cast)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert "Standort Hier" in page
    for name in (cast.carla.family_name, cast.carla.username):
        assert name.casefold() not in page.casefold()


def test_looks_at_others_are_not_there(cast: Cast, sign_in: SignIn) -> None:
    looked(cast)

    page = sign_in(cast.bernd).get(URL).content.decode()

    assert "Standort Hier" not in page


@pytest.mark.parametrize("times", [1, 30])
def test_many_cost_as_little_as_one(
    cast: Cast,
    sign_in: SignIn,
    times: int,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    looked(cast, times)
    client = sign_in(cast.amina)
    client.get(URL)

    with django_assert_num_queries(6):  # type: ignore[attr-defined]
        page = client.get(URL).content.decode()

    assert page.count("Standort Hier") == min(times, 20)


def test_older_ones_are_on_the_next_page(cast: Cast, sign_in: SignIn) -> None:
    looked(cast, 21)

    page = sign_in(cast.amina).get(URL, {"page": 2}).content.decode()

    assert page.count("Standort Hier") == 1


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_nobody_signs_in_and_staff_have_it_not(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    assert client.get(URL).status_code == 404

    client.logout()
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
