"""/accounts/me/password/: out everywhere else, and still in here."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from tests.accounts.issued import give_password
from tests.cast import PASSWORD, Cast
from tests.conftest import https_client

URL = "/accounts/me/password/"
NEW = "noch ein langer Satz"
SignIn = Callable[[object], Client]


def typed(**changes: str) -> dict[str, str]:
    fields = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    return {**fields, **changes}


@pytest.fixture
def people(cast: Cast) -> Cast:
    give_password(cast.amina, cast.carla)
    return cast


@pytest.mark.parametrize(
    ("name", "onward"), [("amina", "/accounts/me/"), ("carla", "/admin/")]
)
def test_ends_the_other_sessions_and_keeps_this_one(
    people: Cast, sign_in: SignIn, name: str, onward: str
) -> None:
    person, elsewhere = getattr(people, name), https_client()
    elsewhere.force_login(person)
    client = sign_in(person)
    before = client.session.session_key

    response = client.post(URL, typed())

    assert response["Location"] == onward
    assert User.objects.get(pk=person.pk).check_password(NEW)
    assert client.get("/accounts/me/").status_code == 200
    assert client.session.session_key != before
    assert elsewhere.get("/accounts/me/").status_code == 302


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"old_password": "something else"}, "old_password"),
        ({"old_password": ""}, "old_password"),
        ({"new_password1": "kurz", "new_password2": "kurz"}, "new_password1"),
        ({"new_password2": "ein anderer Satz"}, "new_password2"),
    ],
)
def test_a_slip_changes_nothing(
    people: Cast, sign_in: SignIn, changes: dict[str, str], field: str
) -> None:
    response = sign_in(people.amina).post(URL, typed(**changes))

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}
    assert User.objects.get(pk=people.amina.pk).check_password(PASSWORD)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(cast: Cast, sign_in: SignIn, method: str) -> None:
    assert getattr(sign_in(cast.amina), method)(URL).status_code == 405


def test_nobody_is_asked_to_sign_in(client: Client, db: None) -> None:
    del db
    assert client.get(URL)["Location"] == f"/accounts/login/?next={URL}"
