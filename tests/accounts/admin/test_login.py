"""/admin/login/: a second door for staff, watched like the first."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import AuditEvent
from tests.accounts.issued import give_password
from tests.cast import PASSWORD, Cast

URL = "/admin/login/"


@pytest.fixture
def people(cast: Cast) -> Cast:
    """Return the cast; Amina and Carla have passwords."""
    give_password(cast.amina, cast.carla)
    return cast


def test_staff_come_in_and_are_recorded(client: Client, people: Cast) -> None:
    planted = client.session
    planted.save()

    response = client.post(
        f"{URL}?next=/admin/", {"username": "Carla", "password": PASSWORD}
    )

    event = AuditEvent.objects.get(event="account.signed_in")
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert event.actor == people.carla
    assert not Session.objects.filter(pk=planted.session_key).exists()


@pytest.mark.parametrize(
    ("who", "password"), [("amina", PASSWORD), ("carla", "ein falscher Satz")]
)
def test_nobody_else_does(
    client: Client, people: Cast, who: str, password: str
) -> None:
    name = getattr(people, who).username

    response = client.post(URL, {"username": name, "password": password})

    assert response.status_code == 200
    assert "_auth_user_id" not in client.session
    assert not AuditEvent.objects.filter(event="account.signed_in").exists()


def test_nobody_is_sent_elsewhere(client: Client, people: Cast) -> None:
    typed = {"username": people.carla.username, "password": PASSWORD}

    response = client.post(f"{URL}?next=https://evil.example/", typed)

    assert "evil" not in response["Location"]
