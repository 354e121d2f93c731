"""Every page, of whomever, carries the same strict headers and obeys them."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Cast, decision, document
from tests.conftest import https_client

# Where, and what Django's test client answers there.
Pages = Iterator[tuple[str, Any]]
PAGES = {
    "nobody": [
        "/accounts/login/",
        "/accounts/activate/",
        "/accounts/letter/",
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
def pages(cast: Cast) -> Pages:
    references = {
        "document": document(cast.amina).reference,
        "decision": decision(cast.amina).reference,
    }
    return _pages(cast, references)


def _pages(cast: Cast, references: dict[str, str]) -> Pages:
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


def test_every_page_has_the_headers(pages: Pages) -> None:
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
    pages: Pages,
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
    pages: Pages,
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
        with closing(client.get(sheet)) as response:
            assert response.status_code == 200
            assert response["X-Content-Type-Options"] == "nosniff"
            assert "immutable" in response["Cache-Control"]
    assert len(sheets) == 2
