"""/accounts/me/sign-ins/: when, how and on what device; and what to do about it."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts import auditing
from accounts.models import User
from tests.cast import NOON, Cast

URL = "/accounts/me/sign-ins/"
SignIn = Callable[[object], Client]


def signed_in(person: User, device: str, times: int = 1) -> None:
    for _ in range(times):
        auditing.record(
            "account.signed_in",
            on=person,
            by=person,
            at=NOON,
            method="password",
            device=device,
        )


@pytest.mark.parametrize("name", ["amina", "carla"])
def test_ones_own_are_shown_and_no_others(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    person = getattr(cast, name)
    signed_in(person, "Firefox, Android")
    signed_in(cast.bernd, "Safari, iPhone")

    page = sign_in(person).get(URL).content.decode()

    assert "Firefox, Android" in page
    assert "Safari, iPhone" not in page


def test_the_page_says_what_to_do_if_it_was_somebody_else(
    cast: Cast, sign_in: SignIn
) -> None:
    page = sign_in(cast.amina).get(URL).content.decode()

    assert 'action="/accounts/me/sign-out/"' in page
    assert 'href="/accounts/me/password/"' in page


@pytest.mark.parametrize("times", [1, 30])
def test_many_cost_as_little_as_one(
    cast: Cast,
    sign_in: SignIn,
    times: int,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    signed_in(cast.amina, "Firefox, Android", times)
    client = sign_in(cast.amina)
    client.get(URL)

    with django_assert_num_queries(5):  # type: ignore[attr-defined]
        page = client.get(URL).content.decode()

    assert page.count("Firefox, Android") == min(times, 20)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_nobody_is_asked_to_sign_in(client: Client, db: None) -> None:
    del db
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
