"""One computer, two people; and what a stranger leaves behind in an account."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts import activating, factors, locking
from accounts.models import User
from accounts.renewing import renew_pin
from tests.accounts.issued import COUNTER, choices, give_password, issued, letter
from tests.accounts.protected import (
    CODE,
    LOGIN,
    give_the_password,
    signed_in,
    with_card,
)
from tests.cast import PASSWORD, Cast
from tests.conftest import https_client

FIRST = "/accounts/activate/"
SECOND = "/accounts/activate/password/"
pytestmark = pytest.mark.django_db


def renewed(person: User) -> dict[str, str]:
    return letter(renew_pin(person, by=COUNTER, at=timezone.now()))


def desk(person: User, by: User, *, keeps: bool) -> None:
    activating.activate_at_desk(
        person,
        password=PASSWORD,
        identity_seen_on=date(2026, 11, 22),
        by=by,
        at=timezone.now(),
        keeps_second_factor=keeps,
    )


def test_a_letter_ends_the_session_of_the_neighbour(client: Client, cast: Cast) -> None:
    give_password(cast.bernd)
    with_card(cast.amina)
    give_the_password(client, cast.bernd)

    client.post(FIRST, renewed(cast.amina))
    shown = signed_in(client)
    response = client.post(SECOND, choices())

    assert (shown, signed_in(client)) == (False, False)
    assert response["Location"] == CODE


def test_so_it_does_if_the_neighbour_comes_in_between(
    client: Client, cast: Cast
) -> None:
    give_password(cast.bernd)
    with_card(cast.amina)
    client.post(FIRST, renewed(cast.amina))
    give_the_password(client, cast.bernd)

    response = client.post(SECOND, choices())

    assert response["Location"] == CODE
    assert not signed_in(client)


@pytest.mark.parametrize("keeps", [False, True])
def test_at_the_desk_strange_factors_go(cast: Cast, *, keeps: bool) -> None:
    with_card(cast.amina)

    desk(cast.amina, cast.selma, keeps=keeps)

    assert factors.has_second_factor(cast.amina) == keeps


@pytest.mark.parametrize(("reason", "left"), [("misuse", False), ("asked", True)])
def test_unlocking_after_misuse_takes_them_away(
    cast: Cast, reason: str, *, left: bool
) -> None:
    with_card(cast.amina)
    locking.lock(cast.amina, reason=reason, by=COUNTER, at=timezone.now())

    locking.unlock(cast.amina, by=COUNTER, at=timezone.now())

    assert factors.has_second_factor(cast.amina) == left


def test_a_card_ends_the_waiting_of_another_session(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.CITIZEN_SECOND_FACTOR = "required"
    give_password(cast.amina)
    give_the_password(client, cast.amina)
    shut = client.get("/").status_code

    factors.issue_code_card(cast.amina, by=COUNTER, at=timezone.now())

    assert (shut, client.get("/").status_code) == (302, 200)


def test_a_new_code_is_asked_for_where_a_factor_is_needed(
    client: Client, settings: Settings
) -> None:
    settings.CITIZEN_SECOND_FACTOR = "required"
    client.post(FIRST, letter(issued()))
    client.post(SECOND, choices(email="a@b.example"))

    response = client.post("/accounts/me/email/code/new/", follow=True)

    assert response.request["PATH_INFO"] == "/accounts/me/email/code/"


def test_a_shared_computer_is_not_known_after_an_activation(client: Client) -> None:
    client.post(FIRST, letter(issued()))

    response = client.post(SECOND, choices(shared="on"))

    assert signed_in(client)
    assert client.session["shared_computer"] is True
    assert not any("known-" in name for name in response.cookies)


def test_a_browser_is_strange_after_sign_out_everywhere(
    client: Client, cast: Cast
) -> None:
    give_password(cast.amina)
    give_the_password(client, cast.amina)
    client.post("/accounts/me/sign-out/")
    stranger = https_client()
    for _ in range(6):
        stranger.post(LOGIN, {"portal_id": cast.amina.username, "password": "x" * 10})

    give_the_password(client, cast.amina)

    assert not signed_in(client)
