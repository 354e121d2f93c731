"""/accounts/letter/asked/: the one answer."""

from django.test import Client

from tests.cast import Cast

URL = "/accounts/letter/asked/"


def test_says_what_happens_next(cast: Cast, client: Client) -> None:
    del cast
    response = client.get(URL)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_refuses_post(cast: Cast, client: Client) -> None:
    del cast
    assert client.post(URL).status_code == 405
