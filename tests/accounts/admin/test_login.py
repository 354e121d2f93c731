"""/admin/login/: no door of its own, it leads to the one that is watched."""

import pytest
from django.test import Client

from tests.accounts.issued import give_password
from tests.cast import PASSWORD, Cast

URL = "/admin/login/"


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_is_led_to_the_one_door(
    client: Client, cast: Cast, method: str
) -> None:
    give_password(cast.carla)
    typed = {"username": "carla", "password": PASSWORD, "next": "/admin/documents/"}

    response = getattr(client, method)(URL, typed)

    expected = "/accounts/login/?next=/admin/documents/"
    assert (response.status_code, response["Location"]) == (302, expected)
    assert "_auth_user_id" not in client.session


def test_staff_come_from_there_to_where_they_wanted(client: Client, cast: Cast) -> None:
    give_password(cast.carla)
    door = client.get("/admin/documents/case/", follow=True).redirect_chain[-1][0]

    response = client.post(door, {"portal_id": "Carla", "password": PASSWORD})

    assert response["Location"] == "/admin/documents/case/"
    assert client.get("/admin/documents/case/").status_code == 200


@pytest.mark.parametrize(("who", "expected"), [("amina", "/"), ("carla", "/admin/")])
def test_who_is_signed_in_goes_where_they_belong(
    client: Client, cast: Cast, who: str, expected: str
) -> None:
    client.force_login(getattr(cast, who))

    response = client.get(f"{URL}?next=/admin/")

    assert response["Location"] == expected


def test_a_citizen_who_asks_for_the_back_office_ends_at_home(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.amina)

    chain = client.get("/admin/", follow=True).redirect_chain

    assert chain[-1] == ("/", 302)


def test_the_admins_password_page_leads_to_ones_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.carla)

    assert client.get("/admin/password_change/")["Location"] == "/accounts/me/password/"
