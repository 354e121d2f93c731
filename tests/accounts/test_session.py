"""/accounts/session/: how long it lasts still, and once more that long."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.cast import Cast

URL = "/accounts/session/"
MINUTE = timedelta(minutes=1)
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


@pytest.fixture
def amina(client: Client, cast: Cast, clock: time_machine.Traveller) -> Client:
    """Return the browser in which Amina opens a page now."""
    del clock
    client.force_login(cast.amina)
    client.get("/")
    return client


def seconds(client: Client) -> int:
    return int(client.get(URL, headers=FETCH).json()["seconds"])


def test_asking_makes_it_no_longer(
    amina: Client, clock: time_machine.Traveller
) -> None:
    before = seconds(amina)
    clock.shift(10 * MINUTE)

    assert (before, seconds(amina)) == (30 * 60, 20 * 60)


def test_going_on_makes_it_longer(amina: Client, clock: time_machine.Traveller) -> None:
    clock.shift(29 * MINUTE)

    answer = amina.post(URL, headers=FETCH).json()

    assert answer == {"seconds": 30 * 60, "extendable": True}


def test_a_page_that_refreshes_itself_makes_it_no_longer(
    amina: Client, clock: time_machine.Traveller
) -> None:
    for _ in range(3):
        clock.shift(10 * MINUTE)
        amina.get("/", headers=FETCH)

    assert seconds(amina) == 0
    assert "_auth_user_id" not in amina.session


def test_opening_a_page_makes_it_longer(
    amina: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(29 * MINUTE)
    amina.get("/documents/")
    clock.shift(29 * MINUTE)

    assert amina.get("/").status_code == 200


def test_after_the_end_nothing_makes_it_longer(
    amina: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(30 * MINUTE)

    assert amina.post(URL, headers=FETCH).json()["seconds"] == 0
    assert amina.get("/")["Location"] == "/accounts/login/?next=/"


def test_at_the_end_of_the_day_it_says_that_it_is_the_end(
    amina: Client, clock: time_machine.Traveller
) -> None:
    for _ in range(19):
        clock.shift(25 * MINUTE)
        amina.get("/")

    answer = amina.post(URL, headers=FETCH).json()

    assert answer == {"seconds": 5 * 60, "extendable": False}


def test_a_stranger_has_no_time_left(client: Client, cast: Cast) -> None:
    del cast
    assert client.get(URL).json() == {"seconds": 0, "extendable": False}
    assert client.post(URL).json() == {"seconds": 0, "extendable": False}


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(amina: Client, method: str) -> None:
    assert getattr(amina, method)(URL).status_code == 405
