"""An account is activated once, by portal ID, PIN and date of birth together."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.activating import NotActivated, activate, find_pin
from accounts.issuing import Issued
from accounts.models import AuditEvent, InitialPin, User
from tests.accounts.issued import BORN, issued

pytestmark = pytest.mark.django_db
PASSWORD = "ein langer eigener Satz"


def find(account: Issued, **changes: Any) -> InitialPin:
    typed = {
        "portal_id": account.user.username,
        "pin": account.pin,
        "birth_date": BORN,
        "at": timezone.now(),
    }
    return find_pin(**{**typed, **changes})


def test_sets_the_password_and_spends_the_pin() -> None:
    account, at = issued(), timezone.now()

    activate(find(account), password=PASSWORD, at=at)

    user = User.objects.get(pk=account.user.pk)
    assert user.check_password(PASSWORD)
    assert user.activated_at == at
    assert InitialPin.objects.get(user=user).used_at == at
    assert AuditEvent.objects.get(event="account.activated").actor == user


def test_letters_are_typed_in_any_case_and_script() -> None:
    account = issued()
    pin = account.pin.lower().replace("3", "٣").replace("4", "۴")
    spoken = " ".join(pin)

    found = find(
        account,
        pin=spoken,
        portal_id=f" {account.user.username[:4]} " + account.user.username[4:],
    )

    assert found.user == account.user


@pytest.mark.parametrize(
    "changes",
    [
        {"portal_id": "9999999999"},
        {"portal_id": ""},
        {"pin": "ACDE3467FGHJ"},
        {"pin": ""},
        {"birth_date": date(1990, 12, 25)},
    ],
)
def test_one_wrong_thing_is_enough(changes: dict[str, Any]) -> None:
    with pytest.raises(NotActivated):
        find(issued(), **changes)


def test_the_pin_of_another_account_is_wrong() -> None:
    mine, other = issued(), issued()

    with pytest.raises(NotActivated):
        find(mine, pin=other.pin)


def test_expires_to_the_minute() -> None:
    account = issued()
    end = account.valid_until

    assert find(account, at=end - timedelta(seconds=1))
    with pytest.raises(NotActivated):
        find(account, at=end)


def test_a_used_pin_is_spent() -> None:
    account = issued()
    activate(find(account), password=PASSWORD, at=timezone.now())

    with pytest.raises(NotActivated):
        find(account)


def test_a_closed_account_stays_closed() -> None:
    account = issued()
    User.objects.filter(pk=account.user.pk).update(is_active=False)

    with pytest.raises(NotActivated):
        find(account)


def test_of_two_at_the_same_time_the_second_changes_nothing() -> None:
    account = issued()
    first, second = find(account), find(account)
    activate(first, password=PASSWORD, at=timezone.now())

    with pytest.raises(NotActivated):
        activate(second, password="der Satz eines anderen", at=timezone.now())

    assert User.objects.get(pk=account.user.pk).check_password(PASSWORD)
    assert AuditEvent.objects.filter(event="account.activated").count() == 1
