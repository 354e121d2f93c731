"""/accounts/activate/password/: address, language and terms; and on the way back."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from accounts.models import OwedMail, User
from accounts.renewing import renew_pin
from documents.models import CaseMember
from tests.accounts.issued import COUNTER, activate_online, choices, issued, letter
from tests.accounts.mailbox import LONG, UNREACHABLE
from tests.cast import Cast

FIRST = "/accounts/activate/"
URL = "/accounts/activate/password/"


@pytest.fixture
def shown(client: Client, cast: Cast) -> User:
    """Return the person whose letter was shown in this browser."""
    account = issued(given_name="Neu")
    CaseMember.objects.create(case=cast.case, user=account.user)
    client.post(FIRST, letter(account))
    return account.user


def test_an_address_is_kept_unconfirmed_and_a_code_is_owed(
    client: Client, shown: User
) -> None:
    response = client.post(URL, choices(email="new@post.example"))

    person = User.objects.get(pk=shown.pk)
    assert response["Location"] == "/accounts/activate/email/"
    assert (person.email, person.email_confirmed_at) == ("new@post.example", None)
    assert OwedMail.objects.get().kind == OwedMail.Kind.CONFIRM


@pytest.mark.parametrize("typed", [LONG, UNREACHABLE])
def test_an_address_that_no_mail_reaches_is_refused(
    client: Client, shown: User, typed: str
) -> None:
    response = client.post(URL, choices(email=typed))

    assert response.status_code == 422
    assert "email" in response.context["form"].errors
    assert User.objects.get(pk=shown.pk).activated_at is None


def test_an_address_of_the_office_is_suggested_and_can_be_left_out(
    client: Client, shown: User
) -> None:
    User.objects.filter(pk=shown.pk).update(email="office@post.example")
    page = client.get(URL).content.decode()

    client.post(URL, choices(email=""))

    assert 'value="office@post.example"' in page
    assert User.objects.get(pk=shown.pk).email == ""
    assert not OwedMail.objects.exists()


def test_from_then_on_the_pages_are_in_the_language_chosen(
    client: Client, shown: User
) -> None:
    client.post(URL, choices(language="fa"))

    assert '<html lang="fa"' in client.get("/").content.decode()
    assert User.objects.get(pk=shown.pk).language == "fa"


def test_the_account_suggests_its_language_to_who_chose_none(
    client: Client, shown: User
) -> None:
    page = client.get(URL).content.decode()

    assert shown.language == "tr"
    assert '<html lang="tr"' in page
    assert '<option value="tr" selected>' in page


def test_who_comes_back_is_told_and_asked_for_less(client: Client, cast: Cast) -> None:
    del cast
    account = issued()
    activate_online(client, account)
    again = renew_pin(account.user, by=COUNTER, at=timezone.now())
    client.logout()
    client.post(FIRST, letter(again))

    response = client.get(URL)

    assert response.context["returning"] is True
    assert "email" not in response.context["form"].fields
    assert response.context["asks_terms"] is False


def test_who_has_a_second_factor_shows_it_before_going_in(
    client: Client, shown: User
) -> None:
    Authenticator.objects.create(user=shown, type="totp", data={})

    response = client.post(URL, choices())

    assert response["Location"] == "/accounts/login/code/"
    assert "_auth_user_id" not in client.session


def test_the_terms_are_shown_to_citizens_without_a_tick(
    client: Client, shown: User
) -> None:
    assert shown
    page = client.get(URL).content.decode()

    assert "/accounts/terms/" in page
    # The one about the computer.
    assert page.count('type="checkbox"') == page.count('name="shared"') == 1
