"""/accounts/activate/email/: the same code page, on the way to the next step."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from tests.accounts.me.waiting import let_wait
from tests.cast import Cast

URL = "/accounts/activate/email/"
NEXT = "/accounts/protect/"
SignIn = Callable[[object], Client]


def test_the_code_leads_on(cast: Cast, sign_in: SignIn) -> None:
    code = let_wait(cast.amina)

    response = sign_in(cast.amina).post(URL, {"code": code})

    assert response["Location"] == NEXT
    assert User.objects.get(pk=cast.amina.pk).email_confirmed_at


def test_it_can_be_left_for_later(cast: Cast, sign_in: SignIn) -> None:
    let_wait(cast.amina)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert f'href="{NEXT}"' in page


def test_who_gave_no_address_goes_on(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get(URL)["Location"] == NEXT


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_nobody_signs_in_and_staff_have_it_not(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    assert client.get(URL).status_code == 404

    client.logout()
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
