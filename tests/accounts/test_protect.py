"""/accounts/protect/: what protects the sign-in, and what could."""

import pytest
from django.test import Client
from pytest_django import Settings

from accounts import factors
from tests.accounts.issued import give_password
from tests.accounts.protected import (
    CODE,
    app_code,
    give_the_password,
    with_app,
    with_passkey,
)
from tests.cast import Cast

URL = "/accounts/protect/"
REMOVE = "/accounts/protect/remove/"


@pytest.fixture
def amina(client: Client, cast: Cast) -> Client:
    """Return the browser in which Amina has just signed in, with her app."""
    give_the_password(client, with_app(cast.amina))
    client.post(CODE, {"code": app_code()})
    return client


def test_it_offers_all_ways_and_none_is_forced(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)

    page = client.get(URL).content.decode()

    assert "/accounts/protect/passkey/" in page
    assert "/accounts/protect/app/" in page
    assert 'href="/"' in page


def test_on_a_shared_computer_no_passkey_is_offered(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    give_the_password(client, cast.amina, shared="on")

    assert "/accounts/protect/passkey/" not in client.get(URL).content.decode()


def test_it_shows_what_there_is(client: Client, cast: Cast) -> None:
    with_passkey(client, cast.amina)
    client.force_login(cast.amina)

    assert "Telefon" in client.get(URL).content.decode()


def test_a_factor_is_removed(amina: Client, cast: Cast) -> None:
    factor = factors.of(cast.amina).get()

    response = amina.post(REMOVE, {"factor": factor.pk})

    assert response["Location"] == URL
    assert not factors.has_second_factor(cast.amina)


def test_the_last_one_stays_where_it_is_needed(
    amina: Client, cast: Cast, settings: Settings
) -> None:
    settings.CITIZEN_SECOND_FACTOR = "required"

    response = amina.post(REMOVE, {"factor": factors.of(cast.amina).get().pk})

    assert response["Location"] == URL
    assert factors.has_second_factor(cast.amina)


def test_nobody_elses_can_be_removed(amina: Client, cast: Cast) -> None:
    with_app(cast.bernd)
    factor = factors.of(cast.bernd).get()

    assert amina.post(REMOVE, {"factor": factor.pk}).status_code == 404
    assert factors.has_second_factor(cast.bernd)


@pytest.mark.parametrize("typed", ["", "x", "-1", "99999999999999999999", "٤"])
def test_what_is_not_there_is_not_found(amina: Client, typed: str) -> None:
    assert amina.post(REMOVE, {"factor": typed}).status_code == 404


def test_after_a_while_one_is_asked_again(client: Client, cast: Cast) -> None:
    with_app(cast.amina)
    client.force_login(cast.amina)

    response = client.post(REMOVE, {"factor": factors.of(cast.amina).get().pk})

    assert response["Location"] == "/accounts/confirm/?next=%2Faccounts%2Fprotect%2F"
    assert factors.has_second_factor(cast.amina)


@pytest.mark.parametrize("url", [URL, REMOVE])
def test_a_stranger_is_sent_to_the_sign_in(
    client: Client, cast: Cast, url: str
) -> None:
    del cast
    ask = client.get if url == URL else client.post

    assert ask(url)["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize(("url", "method"), [(URL, "post"), (REMOVE, "get")])
def test_other_methods_are_refused(
    client: Client, cast: Cast, url: str, method: str
) -> None:
    client.force_login(cast.amina)

    assert getattr(client, method)(url).status_code == 405
