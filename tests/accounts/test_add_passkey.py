"""/accounts/protect/passkey/: sets up a passkey on this device."""

import pytest
from django.test import Client

from accounts import factors
from accounts.models import AuditEvent
from tests.accounts.device import Device
from tests.accounts.issued import give_password
from tests.accounts.protected import give_the_password
from tests.cast import Cast

URL = "/accounts/protect/passkey/"


@pytest.fixture
def amina(client: Client, cast: Cast) -> Client:
    """Return the browser in which Amina has just signed in."""
    give_password(cast.amina)
    give_the_password(client, cast.amina)
    return client


def test_it_is_kept_under_the_name_it_was_given(amina: Client, cast: Cast) -> None:
    answer = Device().create(amina.get(URL).context["question"])

    response = amina.post(URL, {"name": "Telefon", "credential": answer})

    assert response["Location"] == "/accounts/protect/"
    (passkey,) = factors.of(cast.amina)
    assert passkey.wrap().name == "Telefon"
    event = AuditEvent.objects.get(event="factor.added")
    assert (event.actor, event.facts) == (cast.amina, {"kind": "webauthn"})


def test_the_question_asks_for_finger_face_or_pin(amina: Client, cast: Cast) -> None:
    asked = amina.get(URL).context["question"]["publicKey"]

    wanted = asked["authenticatorSelection"]
    assert wanted["userVerification"] == wanted["residentKey"] == "required"
    assert asked["rp"] == {"id": "portal.example", "name": "Mein Portal"}
    assert cast.amina.full_name not in str(asked["user"])


def test_a_device_that_asks_nobody_is_refused(amina: Client, cast: Cast) -> None:
    careless = Device(asks=False)
    answer = careless.create(amina.get(URL).context["question"])

    response = amina.post(URL, {"credential": answer})

    assert response.status_code == 422
    assert response.context["trouble"]
    assert not factors.has_second_factor(cast.amina)


@pytest.mark.parametrize("credential", ["", "nonsense", "7", "{}", '{"response": 7}'])
def test_nonsense_is_refused(amina: Client, cast: Cast, credential: str) -> None:
    amina.get(URL)

    assert amina.post(URL, {"credential": credential}).status_code == 422
    assert not factors.has_second_factor(cast.amina)


def test_an_answer_for_another_site_is_refused(amina: Client, cast: Cast) -> None:
    elsewhere = Device(origin="https://evil.example")
    answer = elsewhere.create(amina.get(URL).context["question"])

    assert amina.post(URL, {"credential": answer}).status_code == 422
    assert not factors.has_second_factor(cast.amina)


def test_an_answer_is_good_once(amina: Client, cast: Cast) -> None:
    answer = Device().create(amina.get(URL).context["question"])
    amina.post(URL, {"credential": answer})

    assert amina.post(URL, {"credential": answer}).status_code == 422
    assert factors.of(cast.amina).count() == 1


def test_a_session_of_a_while_ago_is_asked_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.amina)

    where = client.get(URL)["Location"]

    assert where == "/accounts/confirm/?next=%2Faccounts%2Fprotect%2Fpasskey%2F"


def test_a_stranger_is_sent_to_the_sign_in(client: Client, cast: Cast) -> None:
    del cast
    assert client.get(URL)["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(amina: Client, method: str) -> None:
    assert getattr(amina, method)(URL).status_code == 405
