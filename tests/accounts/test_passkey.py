"""/accounts/login/passkey/: signing in with finger or face alone."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts import locking, sessions
from accounts.models import AuditEvent
from tests.accounts.device import Device
from tests.accounts.issued import COUNTER
from tests.accounts.protected import LOGIN, signed_in, with_passkey
from tests.cast import Cast
from tests.conftest import https_client

URL = "/accounts/login/passkey/"


def question(client: Client) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(URL).json()
    return answer


def test_a_passkey_alone_lets_in(client: Client, cast: Cast) -> None:
    device = with_passkey(client, cast.amina)

    answer = device.get(question(client))
    response = client.post(URL, {"credential": answer, "next": "/documents/"})

    assert response["Location"] == "/documents/"
    assert client.session["_auth_user_id"] == str(cast.amina.pk)
    event = AuditEvent.objects.filter(event="account.signed_in")[0]
    assert (event.actor, event.facts["method"]) == (cast.amina, "passkey")


def test_the_question_names_nobody(client: Client, cast: Cast) -> None:
    with_passkey(client, cast.amina)

    asked = question(https_client())["publicKey"]

    assert not asked.get("allowCredentials")
    assert asked["userVerification"] == "required"


def test_an_answer_is_good_for_one_question(client: Client, cast: Cast) -> None:
    device = with_passkey(client, cast.amina)
    answer = {"credential": device.get(question(client))}
    client.post(URL, answer)
    client.post("/accounts/logout/")

    client.post(URL, answer)
    question(client)
    response = client.post(URL, answer)

    assert response["Location"] == LOGIN
    assert not signed_in(client)


def test_the_answer_to_a_question_of_another_browser_is_none(
    client: Client, cast: Cast
) -> None:
    device = with_passkey(client, cast.amina)
    asked = question(client)
    thief = https_client()
    question(thief)

    thief.post(URL, {"credential": device.get(asked)})

    assert not signed_in(thief)


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "https://portal.example.evil.example"},
        {"origin": "http://portal.example"},
        {"asks": False},
        {"key": Device().key},
        {"credential_id": b"another"},
    ],
)
def test_only_the_device_itself_will_do(
    client: Client, cast: Cast, changes: dict[str, Any]
) -> None:
    device = with_passkey(client, cast.amina)
    for name, value in changes.items():
        setattr(device, name, value)

    response = client.post(URL, {"credential": device.get(question(client))})

    assert response["Location"] == LOGIN
    assert not signed_in(client)


def test_it_does_not_open_somebody_elses_account(client: Client, cast: Cast) -> None:
    aminas = with_passkey(client, cast.amina)
    bernds_handle = with_passkey(client, cast.bernd).user_handle

    answer = aminas.get(question(client), userHandle=bernds_handle)
    client.post(URL, {"credential": answer})

    assert not signed_in(client)


def test_a_locked_account_stays_locked(client: Client, cast: Cast) -> None:
    device = with_passkey(client, cast.amina)
    locking.lock(cast.amina, reason="asked", by=COUNTER, at=timezone.now())

    client.post(URL, {"credential": device.get(question(client))})

    assert not signed_in(client)


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "no json",
        "7",
        "[]",
        "{}",
        '{"id": 7, "response": []}',
        '{"id": "x", "rawId": "x", "response": {"userHandle": 7}}',
        '{"response": {"userHandle": "///"}}',
        json.dumps({"id": "", "rawId": "", "type": "public-key", "response": {}}),
    ],
)
def test_nonsense_is_no_answer(client: Client, cast: Cast, credential: str) -> None:
    del cast
    question(client)

    response = client.post(URL, {"credential": credential}, follow=True)

    assert response.redirect_chain == [(LOGIN, 302)]
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


def test_guessing_passwords_does_not_shut_out_a_passkey(
    client: Client, cast: Cast
) -> None:
    device = with_passkey(client, cast.amina)
    for _ in range(9):
        https_client().post(
            LOGIN, {"portal_id": cast.amina.username, "password": "wrong"}
        )

    client.post(URL, {"credential": device.get(question(client))})

    assert signed_in(client)


def test_a_shared_computer_is_kept_in_mind(client: Client, cast: Cast) -> None:
    device = with_passkey(client, cast.amina)

    answer = device.get(question(client))
    client.post(URL, {"credential": answer, "shared": "on"})

    assert sessions.is_shared(client.session)


def test_who_is_signed_in_goes_on(client: Client, cast: Cast) -> None:
    client.force_login(cast.carla)

    assert client.get(URL)["Location"] == "/admin/"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, cast: Cast, method: str) -> None:
    del cast
    assert getattr(client, method)(URL).status_code == 405
