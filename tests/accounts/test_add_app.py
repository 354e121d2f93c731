"""/accounts/protect/app/: sets up an app that shows codes."""

import base64

import pytest
from django.test import Client
from django.utils import timezone

from accounts import factors
from accounts.models import AuditEvent
from tests.accounts.issued import give_password
from tests.accounts.protected import app_code, give_the_password
from tests.cast import Cast

URL = "/accounts/protect/app/"


@pytest.fixture
def amina(client: Client, cast: Cast) -> Client:
    """Return the browser in which Amina has just signed in."""
    give_password(cast.amina)
    give_the_password(client, cast.amina)
    return client


def shown_secret(client: Client) -> str:
    return str(client.get(URL).context["secret"]).replace(" ", "")


def test_the_code_of_the_app_sets_it_up(amina: Client, cast: Cast) -> None:
    secret = shown_secret(amina)

    response = amina.post(URL, {"code": app_code(timezone.now(), secret)})

    assert response["Location"] == "/accounts/protect/"
    assert factors.has_second_factor(cast.amina)
    event = AuditEvent.objects.get(event="factor.added")
    assert event.facts == {"kind": "totp"}
    assert secret not in str(dict(amina.session))


def test_the_key_is_shown_as_picture_and_as_text(amina: Client) -> None:
    context = amina.get(URL).context

    picture = base64.b64decode(context["picture"].partition(",")[2])
    assert b"<svg" in picture
    assert context["secret"].replace(" ", "") in context["address"]
    assert "Mein%20Portal" in context["address"]


def test_a_wrong_code_keeps_the_key(amina: Client, cast: Cast) -> None:
    secret = shown_secret(amina)

    response = amina.post(URL, {"code": "000000"})

    assert response.status_code == 422
    assert response.context["secret"].replace(" ", "") == secret
    assert not factors.has_second_factor(cast.amina)


def test_every_visit_has_a_key_of_its_own(amina: Client) -> None:
    assert shown_secret(amina) != shown_secret(amina)


def test_a_code_before_any_key_was_shown_is_wrong(amina: Client) -> None:
    assert amina.post(URL, {"code": app_code()}).status_code == 422


def test_a_session_of_a_while_ago_is_asked_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)

    assert client.get(URL)["Location"].startswith("/accounts/confirm/?next=")


def test_a_stranger_is_sent_to_the_sign_in(client: Client, cast: Cast) -> None:
    del cast
    assert client.post(URL)["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(amina: Client, method: str) -> None:
    assert getattr(amina, method)(URL).status_code == 405
