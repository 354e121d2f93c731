"""A new PIN replaces the one before; the password stays until it is used."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.hashers import check_password

from accounts import initial_pins
from accounts.actors import Machine
from accounts.models import AuditEvent, InitialPin, User
from accounts.renewing import NotActive, TooYoung, renew_pin
from tests.cast import NOON, PASSWORD, Cast

BY = Machine("test")


def test_only_the_latest_pin_works(cast: Cast) -> None:
    first = renew_pin(cast.amina, by=BY, at=NOON)
    InitialPin.objects.update(used_at=NOON)

    second = renew_pin(cast.amina, by=BY, at=NOON + timedelta(days=1))

    kept = InitialPin.objects.get()
    assert not check_password(first.pin, kept.pin_hash)
    assert check_password(second.pin, kept.pin_hash)
    assert (kept.used_at, kept.valid_until) == (None, NOON + timedelta(days=15))


def test_the_password_of_before_still_works(cast: Cast) -> None:
    cast.amina.set_password(PASSWORD)
    cast.amina.save()

    renew_pin(cast.amina, by=BY, at=NOON)

    assert User.objects.get(pk=cast.amina.pk).check_password(PASSWORD)


def test_nobody_who_is_locked_gets_one(cast: Cast) -> None:
    User.objects.filter(pk=cast.amina.pk).update(is_active=False)

    with pytest.raises(NotActive):
        renew_pin(cast.amina, by=BY, at=NOON)

    assert not InitialPin.objects.exists()


def test_it_is_recorded_without_the_pin(cast: Cast) -> None:
    issued = renew_pin(cast.amina, by=BY, at=NOON, resets_second_factor=True)

    event = AuditEvent.objects.get(event="account.pin_renewed")
    assert event.facts == {"resets_second_factor": True}
    assert event.subject == cast.amina
    assert issued.pin not in str(vars(event))


def test_a_letter_promises_whole_days_only(cast: Cast) -> None:
    issued = renew_pin(cast.amina, by=BY, at=NOON)

    assert initial_pins.last_day(NOON).isoformat() == "2026-12-06"
    assert issued.valid_until.date().isoformat() == "2026-12-07"


def test_no_child_gets_one(cast: Cast) -> None:
    User.objects.filter(pk=cast.amina.pk).update(birth_date=date(2011, 11, 24))

    with pytest.raises(TooYoung):
        renew_pin(cast.amina, by=BY, at=NOON)

    assert not InitialPin.objects.exists()
