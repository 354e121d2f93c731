"""/accounts/login/: portal ID and own password; a PIN leads to the activation."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, User
from tests.accounts.issued import give_password
from tests.cast import PASSWORD, Cast

URL = "/accounts/login/"


@pytest.fixture
def people(cast: Cast) -> Cast:
    """Return the cast; Amina and Carla have passwords."""
    give_password(cast.amina, cast.carla)
    return cast


def typed(user: User, **changes: str) -> dict[str, str]:
    return {"portal_id": user.username, "password": PASSWORD, **changes}


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_a_citizen_comes_home(client: Client, people: Cast) -> None:
    headers = {"User-Agent": "Mozilla/5.0 (Android 13; Mobile) Firefox/133.0"}
    response = client.post(URL, typed(people.amina), headers=headers)

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(people.amina.pk)
    event = AuditEvent.objects.get(event="account.signed_in")
    assert (event.actor, event.object_id) == (people.amina, str(people.amina.pk))
    assert event.facts == {"method": "password", "device": "Firefox, Android"}


def test_staff_come_to_the_back_office(client: Client, people: Cast) -> None:
    response = client.post(URL, typed(people.carla))

    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_page_asks_for_both_by_these_names(client: Client, people: Cast) -> None:
    del people
    page = client.get(URL).content.decode()

    assert 'name="portal_id"' in page
    assert 'name="password"' in page
    assert reverse("accounts:activate") in page


@pytest.mark.parametrize(
    "write",
    [
        lambda name: f" {name[:4]} {name[4:8]} {name[8:]} ",
        lambda name: name.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        lambda name: name.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
    ],
)
def test_the_portal_id_is_understood_as_typed(
    client: Client, people: Cast, write: Callable[[str], str]
) -> None:
    client.post(URL, typed(people.amina, portal_id=write(people.amina.username)))

    assert signed_in(client)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, people: Cast, method: str) -> None:
    del people
    assert getattr(client, method)(URL).status_code == 405


@pytest.mark.parametrize("missing", ["portal_id", "password"])
def test_what_is_missing_is_asked_for(
    client: Client, people: Cast, missing: str
) -> None:
    response = client.post(URL, typed(people.amina, **{missing: ""}))

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {missing}


def test_the_password_is_never_shown_again(client: Client, people: Cast) -> None:
    page = client.post(URL, typed(people.amina, password="ein falscher Satz")).content

    assert "ein falscher Satz" not in page.decode()


def test_a_session_made_before_is_not_taken_over(client: Client, people: Cast) -> None:
    planted = client.session
    planted["planted"] = True
    planted.save()

    client.post(URL, typed(people.amina))

    assert signed_in(client)
    assert client.session.session_key != planted.session_key
    assert not Session.objects.filter(pk=planted.session_key).exists()


def test_whoever_is_signed_in_already_goes_on(client: Client, people: Cast) -> None:
    client.force_login(people.amina)

    assert client.get(URL)["Location"] == "/"
    assert client.get(f"{URL}?next=/documents/")["Location"] == "/documents/"
