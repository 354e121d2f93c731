"""/accounts/me/: one page that leads to the others, a short one for staff."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast

URL = "/accounts/me/"
SignIn = Callable[[object], Client]
OWN = ("language", "email", "consents", "looks", "password", "sign-ins")


def test_a_citizen_finds_everything(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.amina).get(URL).content.decode()

    for name in OWN:
        assert f'href="/accounts/me/{name}/"' in page
    for path in ("mandates", "protect", "terms"):
        assert f'href="/accounts/{path}/"' in page
    assert 'action="/accounts/me/sign-out/"' in page


def test_staff_find_what_protects_their_account(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.carla).get(URL).content.decode()

    shown = [name for name in OWN if f'href="/accounts/me/{name}/"' in page]
    assert shown == ["password", "sign-ins"]
    assert 'href="/admin/"' in page


def test_it_is_in_the_navigation(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.amina).get("/").content.decode()

    assert f'href="{URL}"' in page


def test_nobody_is_asked_to_sign_in(client: Client, db: None) -> None:
    del db
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405
