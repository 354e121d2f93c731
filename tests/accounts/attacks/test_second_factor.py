"""Attacks on the second factor: going past it, using it twice, taking it away."""

import pytest
from django.test import Client

from accounts import factors
from tests.access.addresses import address, aminas_ids, routes
from tests.accounts.issued import give_password
from tests.accounts.protected import (
    CODE,
    LOGIN,
    app_code,
    give_the_password,
    signed_in,
    with_app,
    with_card,
    with_passkey,
)
from tests.cast import PASSWORD, Cast
from tests.conftest import https_client

PUBLIC = ("login", "activate", "letter", "setlang", "healthz", "readyz", "session/")


@pytest.fixture
def halfway(client: Client, cast: Cast) -> Client:
    """Return a browser that has shown Amina's password, and nothing else."""
    give_the_password(client, with_app(cast.amina))
    return client


def test_no_address_is_open_after_the_password_alone(
    client: Client, cast: Cast
) -> None:
    ids, nobody = aminas_ids(cast), https_client()
    give_the_password(client, with_app(cast.amina))
    paths = [address(route, ids) for route in routes()]
    closed = [path for path in paths if not any(word in path for word in PUBLIC)]

    for path in closed:
        seen, expected = client.get(path), nobody.get(path)
        assert seen.status_code == expected.status_code, path
        assert seen.get("Location") == expected.get("Location"), path
    assert len(closed) > 30


def test_a_code_seen_over_the_shoulder_opens_nothing(
    halfway: Client, cast: Cast
) -> None:
    code = app_code()
    halfway.post(CODE, {"code": code})
    thief = https_client()
    give_the_password(thief, cast.amina)

    thief.post(CODE, {"code": code})

    assert signed_in(halfway)
    assert not signed_in(thief)


def test_a_card_code_opens_once(client: Client, cast: Cast) -> None:
    card = with_card(cast.amina)
    for browser, expected in ((client, True), (https_client(), False)):
        give_the_password(browser, cast.amina)
        browser.post(CODE, {"code": card[0]})
        assert signed_in(browser) is expected


def test_guessing_goes_on_counting_from_one_session_to_the_next(
    client: Client, cast: Cast
) -> None:
    with_app(cast.amina)
    for _ in range(5):
        thief = https_client()
        give_the_password(thief, cast.amina)
        thief.post(CODE, {"code": "000000"})

    give_the_password(client, cast.amina)
    client.post(CODE, {"code": app_code()})

    assert not signed_in(client)


def test_ones_own_code_opens_no_other_account(halfway: Client, cast: Cast) -> None:
    card = with_card(cast.bernd)

    halfway.post(CODE, {"code": card[0]})

    assert not signed_in(halfway)


def test_ones_own_passkey_opens_no_other_account(client: Client, cast: Cast) -> None:
    with_passkey(client, cast.amina)
    bernds = with_passkey(client, cast.bernd)
    give_the_password(client, cast.amina)

    asked = client.get(CODE).context["question"]
    client.post(CODE, {"credential": bernds.get(asked)})

    assert not signed_in(client)


def test_who_is_halfway_cannot_take_the_factor_away(
    halfway: Client, cast: Cast
) -> None:
    factor = factors.of(cast.amina).get()

    halfway.post("/accounts/protect/remove/", {"factor": factor.pk})
    halfway.post("/accounts/confirm/", {"code": app_code(), "password": PASSWORD})

    assert factors.has_second_factor(cast.amina)


def test_a_stolen_session_cannot_add_or_take_away_one(
    client: Client, cast: Cast
) -> None:
    with_app(cast.amina)
    client.force_login(cast.amina)
    factor = factors.of(cast.amina).get()

    for page, typed in (
        ("remove/", {"factor": str(factor.pk)}),
        ("codes/", {}),
        ("app/", {"code": app_code()}),
        ("passkey/", {"credential": "{}"}),
    ):
        response = client.post(f"/accounts/protect/{page}", typed)
        assert response["Location"].startswith("/accounts/confirm/")

    assert list(factors.of(cast.amina)) == [factor]


def test_a_second_sign_in_does_not_inherit_the_first_ones_proof(
    halfway: Client, cast: Cast
) -> None:
    give_password(cast.bernd)
    halfway.post("/accounts/logout/")
    give_the_password(halfway, cast.bernd)

    assert halfway.session["_auth_user_id"] == str(cast.bernd.pk)
    assert halfway.get(CODE)["Location"] == LOGIN
