"""/accounts/login/?next=: back to where the person was, and never to strangers."""

import pytest
from django.test import Client

from tests.accounts.issued import give_password
from tests.cast import PASSWORD, Cast

URL = "/accounts/login/"


@pytest.fixture
def typed(cast: Cast) -> dict[str, str]:
    give_password(cast.amina)
    return {"portal_id": cast.amina.username, "password": PASSWORD}


def test_a_page_that_needs_a_sign_in_is_reached_after_it(
    client: Client, typed: dict[str, str]
) -> None:
    sent_away = client.get("/documents/")
    page = client.get(sent_away["Location"])

    response = client.post(URL, {**typed, "next": page.context["next"]})

    assert sent_away["Location"] == f"{URL}?next=/documents/"
    assert response["Location"] == "/documents/"


def test_a_mistyped_password_does_not_lose_the_way(
    client: Client, typed: dict[str, str]
) -> None:
    wrong = {**typed, "password": "ein falscher Satz", "next": "/documents/"}

    page = client.post(URL, wrong)

    assert 'name="next" value="/documents/"' in page.content.decode()


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        # Our own host as Django's test client names it, but unencrypted.
        "http://portal.example:80/documents/",
        "https://portal.example.evil.example/",
        "https://portal.example@evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "\x08//evil.example",
    ],
)
def test_nobody_is_sent_elsewhere(client: Client, cast: Cast, target: str) -> None:
    client.force_login(cast.amina)

    response = client.get(URL, {"next": target})

    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.parametrize("how", ["field", "address"])
def test_nor_on_the_way_of_signing_in(
    client: Client, typed: dict[str, str], how: str
) -> None:
    target = {"next": "https://evil.example/"}

    if how == "field":
        response = client.post(URL, {**typed, **target})
    else:
        response = client.post(URL, typed, query_params=target)

    assert (response.status_code, response["Location"]) == (302, "/")


def test_the_next_page_is_shown_as_text(client: Client, cast: Cast) -> None:
    del cast
    page = client.get(URL, {"next": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in page
