"""/accounts/confirm/: asks once more before the protection is changed."""

import pytest
from django.test import Client

from tests.accounts.issued import give_password
from tests.accounts.protected import app_code, with_app, with_passkey
from tests.cast import PASSWORD, Cast

URL = "/accounts/confirm/"
NEXT = "/accounts/protect/app/"


def test_the_password_confirms(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    client.force_login(cast.amina)

    response = client.post(URL, {"password": PASSWORD, "next": NEXT})

    assert response["Location"] == NEXT
    assert client.get(NEXT).status_code == 200


def test_who_has_a_factor_shows_that(client: Client, cast: Cast) -> None:
    with_app(cast.amina)
    client.force_login(cast.amina)

    assert client.post(URL, {"password": PASSWORD}).status_code == 422
    assert client.post(URL, {"code": app_code()})["Location"] == "/accounts/protect/"


def test_a_passkey_confirms(client: Client, cast: Cast) -> None:
    device = with_passkey(client, cast.amina)
    client.force_login(cast.amina)

    answer = {"credential": device.get(client.get(URL).context["question"])}

    assert client.post(URL, answer)["Location"] == "/accounts/protect/"


def test_a_passkey_of_somebody_else_does_not(client: Client, cast: Cast) -> None:
    with_passkey(client, cast.amina)
    other = with_passkey(client, cast.bernd)
    client.force_login(cast.amina)

    answer = {"credential": other.get(client.get(URL).context["question"])}

    assert client.post(URL, answer).status_code == 422
    assert client.get(NEXT)["Location"].startswith(URL)


def test_guessing_is_slowed_down(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    client.force_login(cast.amina)
    for _ in range(5):
        client.post(URL, {"password": "ein falscher Satz"})

    assert client.post(URL, {"password": PASSWORD}).status_code == 422


def test_nobody_is_sent_elsewhere(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    client.force_login(cast.amina)

    response = client.post(URL, {"password": PASSWORD, "next": "//evil.example/"})

    assert response["Location"] == "/accounts/protect/"


def test_a_stranger_is_sent_to_the_sign_in(client: Client, cast: Cast) -> None:
    del cast
    assert client.post(URL)["Location"] == "/accounts/login/"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, cast: Cast, method: str) -> None:
    del cast
    assert getattr(client, method)(URL).status_code == 405
