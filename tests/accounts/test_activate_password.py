"""/accounts/activate/password/: what the holder of the letter chooses."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEvent, User
from documents.models import CaseMember
from tests.accounts.issued import choices, issued, letter
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


def test_the_new_citizen_is_signed_in_and_sees_their_case(
    client: Client, shown: User, cast: Cast
) -> None:
    response = client.post(URL, choices())

    assert response["Location"] == "/accounts/protect/"
    assert client.session["_auth_user_id"] == str(shown.pk)
    assert cast.case.number in client.get("/").content.decode()


def test_without_a_letter_there_is_nothing_to_choose(client: Client, db: None) -> None:
    del db
    assert client.get(URL)["Location"] == FIRST
    assert client.post(URL, choices())["Location"] == FIRST


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, db: None, method: str) -> None:
    del db
    assert getattr(client, method)(URL).status_code == 405


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"new_password1": "kurz", "new_password2": "kurz"}, "new_password1"),
        ({"new_password2": "ein anderer Satz"}, "new_password2"),
        ({"language": "xx"}, "language"),
        ({"email": "no address"}, "email"),
    ],
)
def test_a_slip_does_not_spend_the_pin(
    client: Client, shown: User, changes: dict[str, str], field: str
) -> None:
    slip = client.post(URL, choices(**changes))

    assert slip.status_code == 422
    assert set(slip.context["form"].errors) == {field}
    assert client.post(URL, choices()).status_code == 302
    assert User.objects.get(pk=shown.pk).activated_at is not None


def test_the_pin_is_no_password(client: Client, cast: Cast) -> None:
    del cast
    account = issued()
    client.post(FIRST, letter(account))
    pin = {"new_password1": account.pin, "new_password2": account.pin}

    response = client.post(URL, choices(**pin))

    assert set(response.context["form"].errors) == {"new_password1"}


def test_after_a_quarter_of_an_hour_the_letter_is_asked_for_again(
    client: Client, shown: User
) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=15)):
        response = client.post(URL, choices(), follow=True)

    assert response.redirect_chain == [(FIRST, 302)]
    assert "kern-alert--warning" in response.content.decode()
    assert User.objects.get(pk=shown.pk).activated_at is None


def test_nothing_else_is_taken_from_the_form(client: Client, shown: User) -> None:
    extra: dict[str, Any] = {"role": "administrator", "given_name": "X"}

    client.post(URL, {**choices(), **extra})

    person = User.objects.get(pk=shown.pk)
    assert (person.role, person.given_name) == ("citizen", "Neu")


def test_the_sign_in_is_on_record_as_by_letter(client: Client, shown: User) -> None:
    client.post(URL, choices())

    (event,) = AuditEvent.objects.filter(event="account.signed_in", actor=shown)
    assert event.facts["method"] == "letter"
