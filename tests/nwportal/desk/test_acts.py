"""/admin/desk/people/<id>/…: what the desk does for a person, each by one POST."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from accounts import locking
from accounts.models import AuditEvent, InitialPin, OwedLetter, User
from tests.cast import NOON, Cast
from tests.nwportal.desk.counter import IDENTITY, SignIn, events, of, words

ACTS = ["letter/", "codes/", "post/", "factor/", "lock/", "unlock/", "revoke/"]
HANDED_OVER = {"letter/": "access", "codes/": "codes"}
LONG_AGO = (timezone.localdate() - timedelta(days=31)).isoformat()


@pytest.mark.parametrize("act", HANDED_OVER)
def test_prints_at_once(cast: Cast, sign_in: SignIn, act: str) -> None:
    response = sign_in(cast.selma).post(of(cast.amina, act), IDENTITY)

    letter = OwedLetter.objects.get(recipient=cast.amina)
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"].startswith("attachment;")
    assert "no-store" in response["Cache-Control"]
    assert (letter.kind, letter.cause) == (HANDED_OVER[act], "desk")
    assert letter.printed_at is not None
    told = AuditEvent.objects.get(event="letter.handed_over")
    assert (told.subject, told.actor) == (cast.amina, cast.selma)
    assert told.facts["identity_seen_on"] == IDENTITY["identity_seen_on"]


def test_a_second_letter_has_another_pin(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.selma)

    kept = []
    for _ in range(2):
        client.post(of(cast.amina, "letter/"), IDENTITY)
        kept.append(InitialPin.objects.get(user=cast.amina).pin_hash)

    assert kept[0] != kept[1]


@pytest.mark.parametrize("act", ["letter/", "codes/", "factor/"])
@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"identity_seen_on": IDENTITY["identity_seen_on"]},
        {"identity_seen": "on", "identity_seen_on": ""},
        {"identity_seen": "on", "identity_seen_on": "2999-01-01"},
        {"identity_seen": "on", "identity_seen_on": "0001-01-01"},
        {"identity_seen": "on", "identity_seen_on": LONG_AGO},
    ],
)
def test_hands_nothing_over_unseen(
    cast: Cast, sign_in: SignIn, act: str, typed: dict[str, str]
) -> None:
    response = sign_in(cast.selma).post(of(cast.amina, act), typed, follow=True)

    assert "identity document" in words(response) or "Ausweis" in words(response)
    assert not OwedLetter.objects.exists()
    assert not AuditEvent.objects.filter(event__startswith="factor.").exists()


def test_orders_one_letter_for_the_post(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.selma)

    for _ in range(2):
        client.post(of(cast.amina, "post/"))

    letter = OwedLetter.objects.get()
    assert (letter.recipient, letter.printed_at) == (cast.amina, None)


def test_resets_the_second_factor(cast: Cast, sign_in: SignIn) -> None:
    kind = Authenticator.Type.TOTP
    Authenticator.objects.create(user=cast.amina, type=kind, data={})

    sign_in(cast.selma).post(of(cast.amina, "factor/"), IDENTITY)

    assert not Authenticator.objects.filter(user=cast.amina).exists()
    assert {"factor.reset", "factor.reset_at_desk"} <= set(events(cast.amina))


def test_locks_and_unlocks(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.selma)

    client.post(of(cast.amina, "lock/"), {"reason": "misuse"})
    locked = User.objects.get(pk=cast.amina.pk)
    client.post(of(cast.amina, "unlock/"))

    assert (locked.is_active, locked.locked_at is None) == (False, False)
    assert User.objects.get(pk=cast.amina.pk).is_active
    event = AuditEvent.objects.get(event="account.locked")
    assert (event.actor, event.facts["reason"]) == (cast.selma, "misuse")


@pytest.mark.parametrize("reason", ["", "she shouted at me"])
def test_locks_for_a_reason_only(cast: Cast, sign_in: SignIn, reason: str) -> None:
    sign_in(cast.selma).post(of(cast.amina, "lock/"), {"reason": reason})

    assert User.objects.get(pk=cast.amina.pk).locked_at is None


@pytest.mark.parametrize("act", ["letter/", "codes/", "post/"])
def test_a_locked_account_gets_no_letter(cast: Cast, sign_in: SignIn, act: str) -> None:
    locking.lock(cast.amina, reason="misuse", by=cast.selma, at=NOON)

    response = sign_in(cast.selma).post(of(cast.amina, act), IDENTITY, follow=True)

    assert words(response)
    assert not OwedLetter.objects.exists()


def test_revokes_for_good(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.selma)

    client.post(of(cast.amina, "revoke/"), {"reason": "died"})
    unsure = User.objects.get(pk=cast.amina.pk)
    client.post(of(cast.amina, "revoke/"), {"reason": "died", "sure": "on"})

    assert (unsure.is_active, unsure.revoked_at) == (True, None)
    assert User.objects.get(pk=cast.amina.pk).revoked_at is not None
    assert AuditEvent.objects.filter(event="account.revoked").count() == 1


@pytest.mark.parametrize("reason", ["left", "died"])
def test_locks_only_for_a_time(cast: Cast, sign_in: SignIn, reason: str) -> None:
    sign_in(cast.selma).post(of(cast.amina, "lock/"), {"reason": reason})

    assert User.objects.get(pk=cast.amina.pk).is_active


@pytest.mark.parametrize("act", ["lock/", "unlock/", "post/"])
def test_a_revoked_one_stays_so(cast: Cast, sign_in: SignIn, act: str) -> None:
    locking.revoke(cast.amina, reason="died", by=cast.selma, at=NOON)

    posted: dict[str, Any] = {"reason": "asked"}
    response = sign_in(cast.selma).post(of(cast.amina, act), posted, follow=True)

    assert words(response)
    assert User.objects.get(pk=cast.amina.pk).revoked_at == NOON


@pytest.mark.parametrize("act", ACTS)
def test_is_only_posted(cast: Cast, sign_in: SignIn, act: str) -> None:
    assert sign_in(cast.selma).get(of(cast.amina, act)).status_code == 405
