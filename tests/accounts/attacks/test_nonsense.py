"""Answers no device gives, and codes sealed with a key that is lost: no crash."""

import json

import pytest
from django.test import Client
from pytest_django import Settings

from tests.accounts.protected import (
    CODE,
    LOGIN,
    give_the_password,
    with_card,
    with_passkey,
)
from tests.cast import Cast
from tests.conftest import https_client

PASSKEY = "/accounts/login/passkey/"


def test_a_new_key_of_the_portal_makes_codes_wrong_and_no_crash(
    client: Client, cast: Cast, settings: Settings
) -> None:
    device = with_passkey(client, cast.amina)
    with_card(cast.amina)
    settings.SECRET_KEY = "another" * 10
    client, other = https_client(), https_client()

    give_the_password(other, cast.amina)
    wrong = other.post(CODE, {"code": "12345678"})
    client.post(PASSKEY, {"credential": device.get(client.get(PASSKEY).json())})

    assert wrong.status_code == 422
    assert client.get("/accounts/protect/").status_code == 200


@pytest.mark.parametrize("part", ["authenticatorData", "signature"])
@pytest.mark.parametrize("nonsense", ["", "AAAA", "A" * 60])
def test_no_answer_of_a_device_is_a_crash(
    client: Client, cast: Cast, part: str, nonsense: str
) -> None:
    device = with_passkey(client, cast.amina)
    answer = json.loads(device.get(client.get(PASSKEY).json()))
    answer["response"][part] = nonsense

    response = client.post(PASSKEY, {"credential": json.dumps(answer)})

    assert response["Location"] == LOGIN


@pytest.mark.parametrize("depth", [5_000, 9_000])
def test_nor_is_json_without_end(client: Client, cast: Cast, depth: int) -> None:
    del cast
    client.get(PASSKEY)

    response = client.post(PASSKEY, {"credential": "[" * depth + "]" * depth})

    assert response["Location"] == LOGIN
