"""/accounts/me/email/code/: six digits, and the consent as a box of its own."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts import consents
from accounts.models import Consent, User
from tests.accounts.me.waiting import let_wait
from tests.cast import Cast, reachable

URL = "/accounts/me/email/code/"
SignIn = Callable[[object], Client]


@pytest.fixture
def code(cast: Cast) -> str:
    return let_wait(cast.amina)


def amina(cast: Cast) -> User:
    return User.objects.get(pk=cast.amina.pk)


def test_the_code_confirms_and_agrees_to_nothing(
    cast: Cast, sign_in: SignIn, code: str
) -> None:
    response = sign_in(cast.amina).post(URL, {"code": code, "version": "1"})

    assert response["Location"] == "/accounts/me/email/"
    assert amina(cast).email_confirmed_at
    assert not Consent.objects.exists()


def test_the_box_beside_it_is_the_consent(
    cast: Cast, sign_in: SignIn, code: str
) -> None:
    typed = {"code": code, "version": "1", "agree": "on"}

    sign_in(cast.amina).post(URL, typed)

    assert consents.mail_allowed(amina(cast))


def test_the_box_is_not_ticked_beforehand(
    cast: Cast, sign_in: SignIn, code: str
) -> None:
    assert code
    page = sign_in(cast.amina).get(URL).content.decode()

    assert 'name="agree"' in page
    assert "checked" not in page


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "1234567"])
def test_what_is_no_code_is_refused(
    cast: Cast, sign_in: SignIn, code: str, typed: str
) -> None:
    assert code
    response = sign_in(cast.amina).post(URL, {"code": typed})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"code"}


def test_a_wrong_code_is_refused(cast: Cast, sign_in: SignIn, code: str) -> None:
    wrong = f"{(int(code) + 1) % 10**6:06}"

    response = sign_in(cast.amina).post(URL, {"code": wrong})

    assert response.status_code == 422
    assert amina(cast).email_confirmed_at is None


def test_other_words_than_shown_confirm_nothing(
    cast: Cast, sign_in: SignIn, code: str
) -> None:
    typed = {"code": code, "version": "0", "agree": "on"}

    response = sign_in(cast.amina).post(URL, typed)

    assert response.status_code == 422
    assert not Consent.objects.exists()


def test_who_has_nothing_to_confirm_goes_back(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)
    assert client.get(URL)["Location"] == "/accounts/me/email/"

    reachable(cast.amina)
    assert client.get(URL)["Location"] == "/accounts/me/email/"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_nobody_signs_in_and_staff_have_it_not(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    assert client.get(URL).status_code == 404

    client.logout()
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
