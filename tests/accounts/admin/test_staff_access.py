"""/admin/accounts/user/<id>/…: a colleague's way in, and never their password."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password
from django.test import Client

from accounts.models import AuditEvent, InitialPin, User
from accounts.pins import normalise_pin
from tests.cast import Cast
from tests.conftest import https_client

ACTS = ["pin", "factor", "lock", "unlock"]


def of(user: User, act: str) -> str:
    return f"/admin/accounts/user/{user.pk}/{act}/"


@pytest.fixture
def alex(client: Client, cast: Cast) -> Client:
    client.force_login(cast.alex)
    return client


def test_gives_a_new_pin_once(alex: Client, cast: Cast) -> None:
    pins = [alex.post(of(cast.carla, "pin")).context["pin"] for _ in range(2)]

    kept = InitialPin.objects.get(user=cast.carla).pin_hash
    matching = [check_password(normalise_pin(pin), kept) for pin in pins]
    assert matching == [False, True]
    trail = AuditEvent.objects.filter(event="account.pin_renewed")
    assert not [one for one in trail if pins[1] in str(one.facts)]


def test_no_cache_keeps_the_pin(alex: Client, cast: Cast) -> None:
    response = alex.post(of(cast.carla, "pin"))

    assert "no-store" in response["Cache-Control"]


def test_takes_a_lost_second_factor_away(alex: Client, cast: Cast) -> None:
    kind = Authenticator.Type.TOTP
    Authenticator.objects.create(user=cast.carla, type=kind, data={})

    alex.post(of(cast.carla, "factor"))

    assert not Authenticator.objects.filter(user=cast.carla).exists()


def test_who_is_locked_is_out_for_as_long(alex: Client, cast: Cast) -> None:
    carla = https_client()
    carla.force_login(cast.carla)

    alex.post(of(cast.carla, "lock"), {"reason": "left"})
    locked = carla.get("/admin/").status_code
    alex.post(of(cast.carla, "unlock"))
    after = carla.get("/admin/").status_code

    assert (locked, after) == (302, 302)
    assert User.objects.get(pk=cast.carla.pk).is_active
    event = AuditEvent.objects.get(event="account.locked")
    assert (event.actor, event.facts["reason"]) == (cast.alex, "left")


@pytest.mark.parametrize("reason", ["", "rude"])
def test_locks_for_a_reason_only(alex: Client, cast: Cast, reason: str) -> None:
    alex.post(of(cast.carla, "lock"), {"reason": reason})

    assert User.objects.get(pk=cast.carla.pk).is_active


def test_a_locked_colleague_gets_no_pin(alex: Client, cast: Cast) -> None:
    alex.post(of(cast.carla, "lock"), {"reason": "left"})

    response: Any = alex.post(of(cast.carla, "pin"), follow=True)

    assert [str(one) for one in response.context["messages"]]
    assert not InitialPin.objects.filter(user=cast.carla).exists()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("whom", ["amina", "alex"])
def test_is_not_for_citizens_nor_for_oneself(
    alex: Client, cast: Cast, whom: str, act: str
) -> None:
    response = alex.post(of(getattr(cast, whom), act), {"reason": "left"})

    assert response.status_code == 404


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["carla", "tina", "selma", "mara", "audrey", "dario"])
def test_is_for_the_administrator_only(
    client: Client, cast: Cast, who: str, act: str
) -> None:
    client.force_login(getattr(cast, who))

    response = client.post(of(cast.dora, act), {"reason": "left"})

    assert response.status_code == 403
    assert User.objects.get(pk=cast.dora.pk).is_active


@pytest.mark.parametrize("act", ACTS)
def test_is_only_posted(alex: Client, cast: Cast, act: str) -> None:
    assert alex.get(of(cast.carla, act)).status_code == 405
