"""Locked is for a time, revoked for good; both end every session at once."""

import pytest

from accounts import initial_pins, locking
from accounts.actors import Machine
from accounts.locking import Reason, Revoked
from accounts.models import AuditEvent, InitialPin, OwedLetter
from tests.accounts.letters.letters import owed
from tests.cast import NOON, Cast

BY = Machine("test")


def test_a_locked_person_is_let_in_again(cast: Cast) -> None:
    locking.lock(cast.amina, reason=Reason.MISUSE, by=BY, at=NOON)
    assert (cast.amina.is_active, cast.amina.locked_at) == (False, NOON)

    locking.unlock(cast.amina, by=BY, at=NOON)

    assert (cast.amina.is_active, cast.amina.locked_at) == (True, None)


def test_locking_ends_the_sessions_for_good(cast: Cast) -> None:
    before = cast.amina.session_epoch

    locking.lock(cast.amina, reason=Reason.ASKED, by=BY, at=NOON)
    locking.unlock(cast.amina, by=BY, at=NOON)

    assert cast.amina.session_epoch == before + 1


def test_twice_is_as_once(cast: Cast) -> None:
    for _ in range(2):
        locking.lock(cast.amina, reason=Reason.ASKED, by=BY, at=NOON)
    for _ in range(2):
        locking.unlock(cast.amina, by=BY, at=NOON)

    events = list(AuditEvent.objects.values_list("event", flat=True))
    assert events.count("account.locked") == events.count("account.unlocked") == 1


@pytest.mark.parametrize("reason", [Reason.LETTER_LOST, Reason.MISUSE])
def test_a_pin_in_wrong_hands_stays_worthless_when_unlocked(
    reason: Reason, cast: Cast
) -> None:
    initial_pins.keep(cast.amina, initial_pins.make_pin(), by=BY, at=NOON)
    locking.lock(cast.amina, reason=Reason.ASKED, by=BY, at=NOON)
    assert InitialPin.objects.get().valid_until > NOON

    locking.lock(cast.amina, reason=reason, by=BY, at=NOON)
    locking.unlock(cast.amina, by=BY, at=NOON)

    assert InitialPin.objects.get().valid_until == NOON


def test_revoked_takes_pin_and_letters_along(cast: Cast) -> None:
    initial_pins.keep(cast.amina, initial_pins.make_pin(), by=BY, at=NOON)
    owed(cast.amina)

    locking.revoke(cast.amina, reason=Reason.LEFT, by=BY, at=NOON)

    assert (cast.amina.is_active, cast.amina.revoked_at) == (False, NOON)
    assert InitialPin.objects.get().valid_until == NOON
    assert not OwedLetter.objects.exists()
    event = AuditEvent.objects.get(event="account.revoked")
    assert (event.facts, event.subject) == ({"reason": "left"}, cast.amina)


@pytest.mark.parametrize("act", ["lock", "unlock"])
def test_revoked_is_for_good(act: str, cast: Cast) -> None:
    locking.revoke(cast.amina, reason=Reason.DIED, by=BY, at=NOON)
    given = {"reason": Reason.ASKED} if act == "lock" else {}

    with pytest.raises(Revoked):
        getattr(locking, act)(cast.amina, by=BY, at=NOON, **given)

    cast.amina.refresh_from_db()
    assert not cast.amina.is_active


def test_a_reason_is_one_of_the_list(cast: Cast) -> None:
    with pytest.raises(ValueError, match="Nachbarin"):
        locking.lock(cast.amina, reason="Nachbarin rief an", by=BY, at=NOON)

    cast.amina.refresh_from_db()
    assert cast.amina.is_active
