"""/accounts/activate/: with portal ID, PIN and date of birth, once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import AuditEvent, InitialPin, User
from documents.models import CaseMember
from tests.accounts.issued import issued, letter
from tests.cast import PASSWORD, Cast

URL = "/accounts/activate/"


def test_the_new_citizen_is_signed_in_and_sees_their_case(
    client: Client, cast: Cast
) -> None:
    account = issued(given_name="Neu")
    CaseMember.objects.create(case=cast.case, user=account.user)

    response = client.post(URL, letter(account), follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [("/", 302)]
    assert client.session["_auth_user_id"] == str(account.user.pk)
    for shown in (account.user.full_name, cast.case.number, cast.case.office.name):
        assert shown in page
    assert "2026" in page
    assert "2027" in page


def test_from_then_on_the_own_password_counts(client: Client, cast: Cast) -> None:
    account = issued()
    client.post(URL, letter(account))
    client.post("/accounts/logout/")

    typed = {"portal_id": account.user.username, "password": PASSWORD}
    response = client.post("/accounts/login/", typed)

    assert cast
    assert response["Location"] == "/"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, db: None, method: str) -> None:
    del db
    assert getattr(client, method)(URL).status_code == 405


@pytest.mark.parametrize(
    "changes",
    [
        {"birth_date": "24.12.1990"},
        {"birth_date_day": "24", "birth_date_month": "12", "birth_date_year": "1990"},
        {"birth_date_day": "٢٤", "birth_date_month": "١٢", "birth_date_year": "١٩٩٠"},
    ],
)
def test_the_birth_date_comes_whole_or_in_parts(
    client: Client, cast: Cast, changes: dict[str, str]
) -> None:
    del cast
    whole = changes.get("birth_date", "")

    response = client.post(URL, letter(issued(), **{"birth_date": whole, **changes}))

    assert response.status_code == 302


def test_everything_wrong_gets_the_same_answer(client: Client, cast: Cast) -> None:
    del cast
    used, closed, other = issued(), issued(), issued()
    expired = issued(at=timezone.now() - timedelta(days=15))
    InitialPin.objects.filter(user=used.user).update(used_at=timezone.now())
    User.objects.filter(pk=closed.user.pk).update(is_active=False)

    answers = [
        client.post(URL, letter(other, portal_id="9999999999")),
        client.post(URL, letter(other, pin="ACDE3467FGHJ")),
        client.post(URL, letter(other, birth_date="1990-12-25")),
        *(client.post(URL, letter(account)) for account in (used, closed, expired)),
    ]

    assert {answer.status_code for answer in answers} == {422}
    assert len({str(answer.context["form"].errors) for answer in answers}) == 1
    assert "_auth_user_id" not in client.session


def test_staff_have_nothing_to_activate(client: Client, cast: Cast) -> None:
    response = client.post(URL, letter(issued(), portal_id=cast.carla.username))

    assert response.status_code == 422
    assert not AuditEvent.objects.filter(event="account.activated").exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"new_password1": "kurz", "new_password2": "kurz"}, "new_password1"),
        ({"new_password2": "ein anderer Satz"}, "new_password2"),
        ({"birth_date": "gestern"}, "birth_date"),
        ({"birth_date": ""}, "birth_date"),
        ({"pin": ""}, "pin"),
        ({"portal_id": ""}, "portal_id"),
    ],
)
def test_a_slip_does_not_spend_the_pin(
    client: Client, cast: Cast, changes: dict[str, str], field: str
) -> None:
    del cast
    account = issued()

    slip = client.post(URL, letter(account, **changes))

    assert slip.status_code == 422
    assert set(slip.context["form"].errors) == {field}
    assert client.post(URL, letter(account)).status_code == 302


def test_the_pin_is_no_password(client: Client, cast: Cast) -> None:
    del cast
    account = issued()
    pin = {"new_password1": account.pin, "new_password2": account.pin}

    response = client.post(URL, letter(account, **pin))

    assert set(response.context["form"].errors) == {"new_password1"}


def test_a_session_made_before_is_not_taken_over(client: Client, cast: Cast) -> None:
    del cast
    planted = client.session
    planted["planted"] = True
    planted.save()

    client.post(URL, letter(issued()))

    assert client.session["_auth_user_id"]
    assert not Session.objects.filter(pk=planted.session_key).exists()
