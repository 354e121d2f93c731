"""An account is opened by portal ID, PIN and date of birth together, once a letter."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.activating import Choices, NotActivated, activate
from accounts.finding_pins import find_pin
from accounts.initial_pins import Issued
from accounts.models import AuditEvent, BirthDateKnown, InitialPin, User
from accounts.renewing import renew_pin
from tests.accounts.doors import door
from tests.accounts.issued import BORN, COUNTER, issued

pytestmark = pytest.mark.django_db
CHOSEN = Choices(password="ein langer eigener Satz", language="tr")


def find(account: Issued, **changes: Any) -> InitialPin:
    typed = {
        "portal_id": account.user.username,
        "pin": account.pin,
        "birth_date": BORN,
        "door": door(),
        "at": timezone.now(),
    }
    return find_pin(**{**typed, **changes})


def change(account: Issued, **fields: Any) -> None:
    User.objects.filter(pk=account.user.pk).update(**fields)


def test_sets_the_password_and_spends_the_pin() -> None:
    account, at = issued(), timezone.now()

    activate(find(account), chosen=CHOSEN, at=at)

    user = User.objects.get(pk=account.user.pk)
    assert user.check_password(CHOSEN.password)
    assert (user.activated_at, user.language) == (at, "tr")
    assert InitialPin.objects.get(user=user).used_at == at
    assert AuditEvent.objects.get(event="account.activated").actor == user


def test_the_terms_are_acknowledged_with_their_version() -> None:
    at = timezone.now()

    user = activate(find(issued()), chosen=CHOSEN, at=at)

    assert (user.terms_version, user.terms_acknowledged_at) == ("1", at)


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
        {"birth_date": None},
    ],
)
def test_one_wrong_thing_is_enough(changes: dict[str, Any]) -> None:
    with pytest.raises(NotActivated):
        find(issued(), **changes)


def test_the_pin_of_another_account_is_wrong() -> None:
    mine, other = issued(), issued()

    with pytest.raises(NotActivated):
        find(mine, pin=other.pin)


def test_expires_to_the_second() -> None:
    account = issued()
    end = account.valid_until

    assert find(account, at=end - timedelta(seconds=1))
    with pytest.raises(NotActivated):
        find(account, at=end)


def test_a_used_pin_is_spent() -> None:
    account = issued()
    activate(find(account), chosen=CHOSEN, at=timezone.now())

    with pytest.raises(NotActivated):
        find(account)


def test_a_closed_account_stays_closed() -> None:
    account = issued()
    change(account, is_active=False)

    with pytest.raises(NotActivated):
        find(account)


def test_who_has_a_year_only_is_asked_for_the_year_only() -> None:
    account = issued()
    change(account, birth_date_known=BirthDateKnown.YEAR)

    assert find(account, birth_date=date(1990, 1, 1))
    with pytest.raises(NotActivated):
        find(account, birth_date=date(1991, 12, 24))


@pytest.mark.parametrize("typed", [None, BORN])
def test_who_has_no_date_of_birth_comes_to_the_desk(typed: date | None) -> None:
    account = issued()
    change(account, birth_date=None, birth_date_known=BirthDateKnown.NOT)

    with pytest.raises(NotActivated):
        find(account, birth_date=typed)


def test_of_two_at_the_same_time_the_second_changes_nothing() -> None:
    account = issued()
    first, second = find(account), find(account)
    activate(first, chosen=CHOSEN, at=timezone.now())
    theirs = Choices(password="der Satz eines anderen", language="de")

    with pytest.raises(NotActivated):
        activate(second, chosen=theirs, at=timezone.now())

    assert User.objects.get(pk=account.user.pk).check_password(CHOSEN.password)
    assert AuditEvent.objects.filter(event="account.activated").count() == 1


def test_a_new_letter_in_between_counts_alone() -> None:
    account = issued()
    shown = find(account)
    renew_pin(account.user, by=COUNTER, at=timezone.now())

    with pytest.raises(NotActivated):
        activate(shown, chosen=CHOSEN, at=timezone.now())

    assert User.objects.get(pk=account.user.pk).activated_at is None


def test_a_lock_in_between_counts() -> None:
    account = issued()
    shown = find(account)
    change(account, is_active=False)

    with pytest.raises(NotActivated):
        activate(shown, chosen=CHOSEN, at=timezone.now())


def test_a_closed_door_lets_the_right_details_wait() -> None:
    account = issued()
    for _ in range(5):
        with pytest.raises(NotActivated):
            find(account, pin="ACDE3467FGHJ", door=door(account.user.username))

    with pytest.raises(NotActivated):
        find(account, door=door(account.user.username))

    later = timezone.now() + timedelta(minutes=16)
    assert find(account, door=door(account.user.username), at=later)
