"""/accounts/me/email/: the address is shown, changed, and then waits for its code."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import OwedMail, User
from tests.accounts.mailbox import LONG, UNREACHABLE
from tests.cast import NOON, Cast, reachable

URL = "/accounts/me/email/"
SignIn = Callable[[object], Client]


def test_a_new_address_waits_for_its_code(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).post(URL, {"email": "new@post.example"})

    amina = User.objects.get(pk=cast.amina.pk)
    assert response["Location"] == "/accounts/me/email/code/"
    assert (amina.email, amina.email_confirmed_at) == ("new@post.example", None)
    assert OwedMail.objects.get().recipient == amina


@pytest.mark.parametrize(("confirmed_at", "links"), [(NOON, 0), (None, 1)])
def test_the_page_says_whether_it_is_confirmed(
    cast: Cast, sign_in: SignIn, confirmed_at: object, links: int
) -> None:
    reachable(cast.amina)
    User.objects.filter(pk=cast.amina.pk).update(email_confirmed_at=confirmed_at)

    page = sign_in(cast.amina).get(URL).content.decode()

    assert "amina@post.example" in page
    assert page.count('href="/accounts/me/email/code/"') == links


@pytest.mark.parametrize(
    "typed",
    ["", "amina", "a@b@c", "x@y.z\nBcc: all@example.org", LONG, UNREACHABLE],
)
def test_what_is_no_address_is_refused(cast: Cast, sign_in: SignIn, typed: str) -> None:
    response = sign_in(cast.amina).post(URL, {"email": typed})

    assert response.status_code == 422
    assert User.objects.get(pk=cast.amina.pk).email == ""


def test_after_many_codes_the_page_says_so(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)
    for number in range(5):
        client.post(URL, {"email": f"{number}@post.example"})
        OwedMail.objects.update(sent_at=NOON)

    response = client.post(URL, {"email": "6@post.example"})

    assert response.status_code == 422
    assert User.objects.get(pk=cast.amina.pk).email == "4@post.example"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_nobody_signs_in_and_staff_have_it_not(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    assert client.get(URL).status_code == 404

    client.logout()
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
