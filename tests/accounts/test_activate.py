"""/accounts/activate/: portal ID, PIN and date of birth of the letter."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import InitialPin, User
from tests.accounts.issued import activate_online, issued, letter
from tests.cast import PASSWORD, Cast

URL = "/accounts/activate/"
NEXT = "/accounts/activate/password/"


def test_the_right_letter_leads_on_and_spends_nothing(
    client: Client, cast: Cast
) -> None:
    del cast
    account = issued()

    response = client.post(URL, letter(account))

    assert response["Location"] == NEXT
    assert "_auth_user_id" not in client.session
    assert InitialPin.objects.get(user=account.user).used_at is None


def test_from_then_on_the_own_password_counts(client: Client, cast: Cast) -> None:
    del cast
    account = issued()
    activate_online(client, account)
    client.post("/accounts/logout/")

    typed = {"portal_id": account.user.username, "password": PASSWORD}
    response = client.post("/accounts/login/", typed)

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


def test_a_year_alone_is_enough_where_the_papers_have_no_more(
    client: Client, cast: Cast
) -> None:
    del cast
    whole, year = issued(), issued()
    User.objects.filter(pk=year.user.pk).update(birth_date_known="year")
    typed = {"birth_date": "", "birth_date_year": "1990"}

    answers = [client.post(URL, letter(one, **typed)) for one in (whole, year)]

    assert [answer.status_code for answer in answers] == [422, 302]


def test_staff_give_their_user_name_and_no_date(client: Client, cast: Cast) -> None:
    account = issued()
    InitialPin.objects.filter(user=account.user).update(user=cast.carla)
    typed = letter(account, portal_id="carla", birth_date="")

    response = client.post(URL, typed)

    assert response["Location"] == NEXT


@pytest.mark.parametrize("field", ["portal_id", "pin", "birth_date"])
def test_what_is_missing_is_asked_for(client: Client, cast: Cast, field: str) -> None:
    del cast
    account = issued()

    slip = client.post(URL, letter(account, **{field: ""}))

    assert slip.status_code == 422
    assert set(slip.context["form"].errors) == {field}
    assert client.post(URL, letter(account)).status_code == 302


def test_the_code_on_the_letter_fills_in_the_id(client: Client, cast: Cast) -> None:
    del cast
    response = client.get(URL, {"id": "1234567890"})

    assert 'value="1234567890"' in response.content.decode()


@pytest.mark.parametrize("asked", ["ACDE-3467-FGHJ", "acde3467fghj"])
def test_a_pin_in_the_address_is_not_shown(
    client: Client, cast: Cast, asked: str
) -> None:
    del cast
    response = client.get(URL, {"id": asked})

    assert asked not in response.context["form"].as_p()


def test_the_code_on_the_letter_sets_the_language(client: Client, cast: Cast) -> None:
    del cast
    response = client.get(URL, {"id": "1234567890", "lang": "ar"}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(f"{URL}?id=1234567890", 302)]
    assert '<html lang="ar"' in page
    assert 'value="1234567890"' in page


def test_a_language_that_is_none_changes_nothing(client: Client, cast: Cast) -> None:
    del cast
    response = client.get(URL, {"lang": "xx"})

    assert response.status_code == 200
    assert "django_language" not in response.cookies


def test_an_old_letter_is_refused(client: Client, cast: Cast) -> None:
    del cast
    account = issued(at=timezone.now() - timedelta(days=20))

    assert client.post(URL, letter(account)).status_code == 422
