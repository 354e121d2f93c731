"""/accounts/protect/codes/: ten codes for the day the device is lost."""

import pytest
from django.test import Client

from accounts import codes
from accounts.models import AuditEvent
from tests.accounts.issued import give_password
from tests.accounts.protected import CODE, app_code, give_the_password, with_app
from tests.cast import Cast

URL = "/accounts/protect/codes/"


@pytest.fixture
def amina(client: Client, cast: Cast) -> Client:
    """Return the browser in which Amina has just signed in, with her app."""
    give_the_password(client, with_app(cast.amina))
    client.post(CODE, {"code": app_code()})
    return client


def test_they_are_shown_once(amina: Client, cast: Cast) -> None:
    before = amina.get(URL).context["codes"]
    made = amina.post(URL).context["codes"]
    after = amina.get(URL).content.decode()

    assert before == []
    assert len(made) == codes.left(cast.amina) == 10
    assert not any(code in after for code in made)
    assert AuditEvent.objects.get(event="factor.codes_issued").actor == cast.amina


def test_one_of_them_signs_in(amina: Client, cast: Cast) -> None:
    made = amina.post(URL).context["codes"]
    amina.post("/accounts/logout/")
    give_the_password(amina, cast.amina)

    assert amina.post(CODE, {"code": made[0]})["Location"] == "/"


def test_without_device_there_is_the_card_from_the_counter(
    client: Client, cast: Cast
) -> None:
    give_password(cast.amina)
    give_the_password(client, cast.amina)

    assert client.post(URL)["Location"] == "/accounts/protect/"
    assert codes.left(cast.amina) is None


def test_a_session_of_a_while_ago_is_asked_again(client: Client, cast: Cast) -> None:
    with_app(cast.amina)
    client.force_login(cast.amina)

    assert client.post(URL)["Location"].startswith("/accounts/confirm/?next=")
    assert codes.left(cast.amina) is None


def test_a_stranger_is_sent_to_the_sign_in(client: Client, cast: Cast) -> None:
    del cast
    assert client.get(URL)["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(amina: Client, method: str) -> None:
    assert getattr(amina, method)(URL).status_code == 405
