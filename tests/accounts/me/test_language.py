"""/accounts/me/language/: seven names, each in its own script."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast

URL = "/accounts/me/language/"
SignIn = Callable[[object], Client]


def test_every_language_is_a_button_that_leads_back(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.amina)
    page = client.get(URL).content.decode()

    assert '<input type="hidden" name="next" value="/accounts/me/">' in page
    answer = client.post("/i18n/setlang/", {"language": "uk", "next": "/accounts/me/"})
    assert answer["Location"] == "/accounts/me/"
    assert '<html lang="uk"' in client.get("/accounts/me/").content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_nobody_signs_in_and_staff_have_it_not(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    assert client.get(URL).status_code == 404

    client.logout()
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
