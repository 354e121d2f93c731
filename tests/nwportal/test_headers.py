"""Every page, of whomever, carries the same strict headers and obeys them."""

import re
from collections.abc import Iterator
from http.cookies import Morsel

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.accounts.issued import give_password
from tests.cast import PASSWORD, Cast, decision, document
from tests.conftest import https_client

PAGES = {
    "nobody": [
        "/accounts/login/",
        "/accounts/activate/",
        "/admin/login/",
        "/healthz",
        "/readyz",
        "/no/such/page",
    ],
    "amina": [
        "/",
        "/documents/",
        "/documents/upload/",
        "/documents/{document}/",
        "/decisions/",
        "/decisions/{decision}/",
        "/no/such/page",
    ],
    "carla": [
        "/admin/",
        "/admin/documents/document/",
        "/admin/documents/case/",
        "/admin/decisions/decision/",
        "/admin/no/such/page/",
        "/admin/accounts/user/",
    ],
    "alex": ["/admin/accounts/user/", "/admin/accounts/user/add/"],
}


@pytest.fixture
def pages(cast: Cast) -> Iterator[tuple[str, HttpResponse]]:
    references = {
        "document": document(cast.amina).reference,
        "decision": decision(cast.amina).reference,
    }
    return _pages(cast, references)


def _pages(
    cast: Cast, references: dict[str, str]
) -> Iterator[tuple[str, HttpResponse]]:
    for who, urls in PAGES.items():
        client = https_client()
        if who != "nobody":
            client.force_login(getattr(cast, who))
        for url in urls:
            yield f"{who} at {url}", client.get(url.format(**references))


def directives(response: HttpResponse) -> dict[str, list[str]]:
    written = response["Content-Security-Policy"].split(";")
    named = (one.split() for one in written if one.strip())
    return {name: sources for name, *sources in named}


def test_every_page_has_the_headers(pages: Iterator[tuple[str, HttpResponse]]) -> None:
    for where, response in pages:
        assert response.status_code in {200, 403, 404}, where
        assert response["X-Content-Type-Options"] == "nosniff", where
        assert response["X-Frame-Options"] == "DENY", where
        assert response["Referrer-Policy"] == "same-origin", where
        assert "no-store" in response["Cache-Control"], where
        assert "private" in response["Cache-Control"], where
        assert "camera=()" in response["Permissions-Policy"], where
        assert "max-age=31536000" in response["Strict-Transport-Security"], where


def test_every_page_has_the_strict_policy(
    pages: Iterator[tuple[str, HttpResponse]],
) -> None:
    for where, response in pages:
        policy = directives(response)
        sources = {source for name in policy for source in policy[name]}
        assert sources <= {"'none'", "'self'", "data:"}, where
        assert policy["default-src"] == ["'none'"], where
        assert policy["script-src"] == policy["style-src"] == ["'self'"], where
        assert policy["base-uri"] == policy["frame-ancestors"] == ["'none'"], where
        assert policy["form-action"] == ["'self'"], where


def test_no_page_needs_what_the_policy_forbids(
    pages: Iterator[tuple[str, HttpResponse]],
) -> None:
    for where, response in pages:
        page = response.content.decode()
        scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>", page)
        assert scripts == [], where
        assert re.findall(r"<style|<[^>]+\s(?:style|on\w+)\s*=", page) == [], where
        assert re.findall(r"(?:src|action)=[\"'](?:https?:|//)", page) == [], where
        assert re.findall(r"<link[^>]*href=[\"'](?:https?:|//)", page) == [], where


def test_static_files_carry_them_too(client: Client, db: None) -> None:
    del db
    page = client.get("/accounts/login/").content.decode()
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)

    for sheet in sheets:
        response = client.get(sheet)
        assert response.status_code == 200
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "immutable" in response["Cache-Control"]
    assert len(sheets) == 2


def cookie_of(client: Client, name: str) -> "Morsel[str]":
    return client.cookies[name]


def test_cookies_belong_to_this_host_alone(client: Client, cast: Cast) -> None:
    give_password(cast.amina)
    client.get("/accounts/login/")
    typed = {"portal_id": cast.amina.username, "password": PASSWORD}
    client.post("/accounts/login/", typed)

    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = cookie_of(client, name)
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
