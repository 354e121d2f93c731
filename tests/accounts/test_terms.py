"""/accounts/terms/: open to everybody, with its version."""

import pytest
from django.test import Client

from tests.cast import Cast

URL = "/accounts/terms/"


def test_nobody_needs_an_account_to_read_them(client: Client, cast: Cast) -> None:
    assert cast
    response = client.get(URL)

    assert response.status_code == 200
    assert response.context["version"] == "1"
    assert "Kreis Muster" in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(client: Client, db: None, method: str) -> None:
    del db
    assert getattr(client, method)(URL).status_code == 405
