"""/accounts/me/sign-out/: nobody stays in, on no device."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import AuditEvent
from tests.cast import Cast
from tests.conftest import https_client

URL = "/accounts/me/sign-out/"
SignIn = Callable[[object], Client]


@pytest.mark.parametrize("name", ["amina", "carla"])
def test_every_session_ends_and_this_one_too(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    person, elsewhere = getattr(cast, name), https_client()
    elsewhere.force_login(person)
    client = sign_in(person)

    response = client.post(URL, follow=True)

    assert response.redirect_chain == [("/accounts/login/", 302)]
    assert "kern-alert--success" in response.content.decode()
    for browser in (client, elsewhere):
        assert browser.get("/accounts/me/").status_code == 302
    assert AuditEvent.objects.filter(event="account.sessions_ended").count() == 1


def test_others_stay_signed_in(cast: Cast, sign_in: SignIn) -> None:
    neighbour = https_client()
    neighbour.force_login(cast.bernd)

    sign_in(cast.amina).post(URL)

    assert neighbour.get("/accounts/me/").status_code == 200


def test_only_by_post_and_signed_in(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.amina)
    assert client.get(URL).status_code == 405

    client.logout()
    assert client.post(URL)["Location"].startswith("/accounts/login/?next=")
