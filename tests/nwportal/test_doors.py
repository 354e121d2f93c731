"""Cookies, schemes, host names and forms: what comes in is ours and encrypted."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.accounts.issued import give_password
from tests.cast import PASSWORD, Cast


def test_cookies_belong_to_this_host_alone(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    client.get("/accounts/login/")
    typed = {"portal_id": cast.amina.username, "password": PASSWORD}
    client.post("/accounts/login/", typed)

    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert name.startswith("__Host-")
        assert (cookie["secure"], cookie["httponly"]) == (True, True)
        assert (cookie["path"], cookie["domain"]) == ("/", "")
        assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("url", ["/accounts/login/", "/documents/", "/admin/"])
def test_plain_http_is_led_to_https(db: None, url: str) -> None:
    del db
    response = Client(SERVER_NAME="portal.example").get(url)

    assert response.status_code == 301
    assert response["Location"] == f"https://portal.example{url}"


def test_another_host_name_is_not_ours(client: Client) -> None:
    assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "name",
    [
        "accounts:login",
        "accounts:activate",
        "accounts:logout",
        "set_language",
        "documents:upload",
        "admin:login",
        "admin:accounts_user_add",
    ],
)
def test_no_form_of_another_site_is_taken(cast: Cast, name: str) -> None:
    careful = Client(
        enforce_csrf_checks=True,
        SERVER_NAME="portal.example",
        headers={"X-Forwarded-Proto": "https", "Origin": "https://evil.example"},
    )
    careful.force_login(cast.alex if name.startswith("admin") else cast.amina)

    assert careful.post(reverse(name), {"language": "fa"}).status_code == 403
