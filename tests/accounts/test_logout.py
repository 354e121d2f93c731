"""/accounts/logout/: ends the session here and on the server."""

import pytest
from django.conf import settings
from django.test import Client

from tests.accounts.issued import give_password
from tests.accounts.protected import give_the_password
from tests.cast import Cast
from tests.conftest import https_client

URL = "/accounts/logout/"


def test_ends_the_session(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)

    response = client.post(URL)

    assert (response.status_code, response["Location"]) == (302, "/accounts/login/")
    assert client.get("/").status_code == 302


def test_a_copied_cookie_is_worth_nothing_afterwards(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.amina)
    thief = https_client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.session.session_key or ""
    before = thief.get("/").status_code

    client.post(URL)

    assert (before, thief.get("/").status_code) == (200, 302)


@pytest.mark.parametrize(
    ("shared", "expected"),
    [("", '"cache", "storage"'), ("on", '"cache", "cookies", "storage"')],
)
def test_leaves_nothing_behind(
    client: Client, cast: Cast, shared: str, expected: str
) -> None:
    give_password(cast.amina)
    give_the_password(client, cast.amina, shared=shared)

    assert client.post(URL)["Clear-Site-Data"] == expected


def test_no_page_is_kept_for_the_way_back(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)

    for page in ("/", "/documents/", "/accounts/protect/"):
        assert "no-store" in client.get(page)["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_a_mere_link_signs_nobody_out(client: Client, cast: Cast, method: str) -> None:
    client.force_login(cast.amina)

    assert getattr(client, method)(URL).status_code == 405
    assert client.get("/").status_code == 200


def test_staff_sign_out_here_as_well(client: Client, cast: Cast) -> None:
    client.force_login(cast.carla)

    client.post(URL)

    assert client.get("/admin/").status_code == 302


def test_a_stranger_comes_to_the_sign_in(client: Client, db: None) -> None:
    del db
    assert client.post(URL)["Location"] == "/accounts/login/"
