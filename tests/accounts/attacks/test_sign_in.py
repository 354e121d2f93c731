"""Attacks on the sign-in: guessing, locking others out, planting, forging."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client, RequestFactory
from pytest_django import Settings

from accounts.throttling import Door
from tests.accounts.issued import give_password
from tests.accounts.protected import LOGIN, give_the_password, signed_in
from tests.cast import NOON, PASSWORD, Cast
from tests.conftest import https_client


def guess(client: Client, name: str, **headers: str) -> None:
    typed = {"portal_id": name, "password": "ein falscher Satz"}
    client.post(LOGIN, typed, headers=headers)


def test_guessing_ends_after_five_tries_even_with_the_right_one(
    client: Client, cast: Cast
) -> None:
    give_password(cast.amina)
    for _ in range(5):
        guess(client, cast.amina.username)

    give_the_password(client, cast.amina)

    assert not signed_in(client)


def test_a_neighbour_behind_the_same_address_comes_in(
    client: Client, cast: Cast
) -> None:
    give_password(cast.bernd)
    for _ in range(9):
        guess(client, cast.amina.username)

    give_the_password(client, cast.bernd)

    assert signed_in(client)


@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_a_made_up_address_gains_no_tries(
    client: Client, cast: Cast, settings: Settings, proxies: int
) -> None:
    settings.TRUSTED_PROXIES = proxies
    real = ["198.51.100.7", "10.0.0.1"][:proxies]
    for number in range(100):
        forged = ", ".join([f"203.0.113.{number}", *real])
        guess(client, f"{number}", **{"X-Forwarded-For": forged})

    give_password(cast.amina)
    give_the_password(client, cast.amina)
    refused = not signed_in(client)

    elsewhere = ", ".join(["192.0.2.77", *real[1:]])
    typed = {"portal_id": cast.amina.username, "password": PASSWORD}
    client.post(LOGIN, typed, headers={"X-Forwarded-For": elsewhere})
    assert (refused, signed_in(client)) == (proxies == 0, proxies > 0)


def test_a_stranger_does_not_lock_out_the_owner(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    give_the_password(client, cast.amina)
    client.post("/accounts/logout/")
    stranger = https_client()
    for _ in range(9):
        guess(stranger, cast.amina.username)

    give_the_password(client, cast.amina)

    assert signed_in(client)


def test_on_a_shared_computer_the_browser_is_not_kept_in_mind(
    client: Client, cast: Cast
) -> None:
    give_password(cast.amina)

    response = give_the_password(client, cast.amina, shared="on")

    assert not any("known-" in name for name in response.cookies)


def test_a_planted_session_is_not_the_one_that_is_signed_in(
    client: Client, cast: Cast
) -> None:
    give_password(cast.amina)
    planted = client.session
    planted.save()

    give_the_password(client, cast.amina)
    attacker = https_client()
    attacker.cookies["sessionid"] = planted.session_key or ""
    attacker.cookies["__Host-sessionid"] = planted.session_key or ""

    assert signed_in(client)
    assert attacker.get("/").status_code == 302


@pytest.mark.parametrize(
    "url",
    [
        LOGIN,
        "/accounts/login/passkey/",
        "/accounts/login/code/",
        "/accounts/logout/",
        "/accounts/confirm/",
        "/accounts/session/",
        "/accounts/protect/passkey/",
        "/accounts/protect/app/",
        "/accounts/protect/codes/",
        "/accounts/protect/remove/",
    ],
)
def test_a_form_on_another_site_is_refused(cast: Cast, url: str) -> None:
    headers = {"X-Forwarded-Proto": "https", "Origin": "https://evil.example"}
    victim = Client(
        enforce_csrf_checks=True, SERVER_NAME="portal.example", headers=headers
    )
    victim.force_login(cast.amina)

    assert victim.post(url, {"portal_id": "1", "password": "2"}).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_have_five_tries_between_them() -> None:
    def one_try(_number: int) -> bool:
        request = RequestFactory(REMOTE_ADDR="192.0.2.1").get("/")
        door = Door("sign-in", account="2000000001", request=request)
        try:
            return not door.is_closed(NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as at_once:
        let_in = sum(at_once.map(one_try, range(20)))

    assert let_in == 5
