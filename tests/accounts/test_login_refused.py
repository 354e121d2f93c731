"""/accounts/login/: whatever was wrong, everybody is told the same."""

import re
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.utils import timezone

from accounts import locking
from accounts.models import AuditEvent, User
from tests.accounts.issued import COUNTER, give_password, issued
from tests.cast import PASSWORD, Cast

URL = "/accounts/login/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
REASONS = ["unknown", "wrong", "locked", "revoked", "not activated", "throttled"]


def typed_for(reason: str, cast: Cast) -> dict[str, str]:
    """Make REASON true; return what is typed then, always of the same length."""
    user, password = cast.amina, PASSWORD
    give_password(user)
    if reason == "unknown":
        user = User(username="9999999999")
    elif reason == "wrong":
        password = "x" * len(PASSWORD)
    elif reason == "locked":
        locking.lock(user, reason="asked", by=COUNTER, at=timezone.now())
    elif reason == "revoked":
        locking.revoke(user, reason="died", by=COUNTER, at=timezone.now())
    elif reason == "not activated":
        user = issued().user
    return {"portal_id": user.username, "password": password}


def refused(client: Client, reason: str, cast: Cast) -> Any:
    typed = typed_for(reason, cast)
    if reason == "throttled":
        for _ in range(5):
            client.post(URL, {**typed, "password": "x"})
    return client.post(URL, typed)


@pytest.fixture
def model_answer(client: Client, cast: Cast) -> str:
    """Return the page that everybody gets who is not let in."""
    typed = {"portal_id": "8888888888", "password": PASSWORD}
    del cast
    return TOKEN.sub("", client.post(URL, typed).content.decode())


@pytest.mark.parametrize("reason", REASONS)
def test_the_answer_is_the_same(
    client: Client, cast: Cast, model_answer: str, reason: str
) -> None:
    response = refused(client, reason, cast)

    page = TOKEN.sub("", response.content.decode())
    number = response.context["form"].data["portal_id"]
    assert response.status_code == 422
    assert page.replace(number, "8888888888") == model_answer
    assert "_auth_user_id" not in client.session
    assert not AuditEvent.objects.filter(event="account.signed_in").exists()


@pytest.mark.parametrize("reason", REASONS)
def test_the_work_is_the_same(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    typed = typed_for(reason, cast)
    if reason == "throttled":
        for _ in range(5):
            client.post(URL, {**typed, "password": "x"})
    done: list[str] = []
    argon2 = hashers.Argon2PasswordHasher
    for name in ("encode", "verify"):
        worked = getattr(argon2, name)

        def counted(*args: object, worked: object = worked, **kwargs: object) -> object:
            done.append("hash")
            return worked(*args, **kwargs)  # type: ignore[operator]

        monkeypatch.setattr(argon2, name, counted)

    client.post(URL, typed)

    assert done == ["hash"]


def test_it_says_how_to_get_in_again(client: Client, cast: Cast) -> None:
    said = refused(client, "throttled", cast).context["form"].non_field_errors()[0]

    # Told by the English source where a catalogue does not have it yet.
    assert "15" in said


def test_what_was_typed_is_not_recorded(client: Client, cast: Cast) -> None:
    refused(client, "throttled", cast)

    event = AuditEvent.objects.get(event="account.door_closed")
    assert event.facts == {"door": "sign-in"}
    assert event.object_id == str(cast.amina.pk)
