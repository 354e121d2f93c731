"""A letter is owed once, however often it is asked for."""

import pytest

from accounts.letters import owing
from accounts.models import AuditEvent, OwedLetter, User
from accounts.renewing import NotActive, TooYoung
from tests.accounts.letters.letters import BY, Cause, Kind, owed, person
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def test_it_is_owed_once_and_recorded_once() -> None:
    amina = person()

    first, second = owed(amina), owed(amina)

    assert first == second
    assert AuditEvent.objects.filter(event="letter.owed").count() == 1


def test_two_letters_with_a_pin_would_spoil_each_other() -> None:
    amina = person()

    access, reminder = owed(amina), owed(amina, Kind.REMINDER)

    assert reminder == access


def test_a_card_of_codes_is_owed_beside_it() -> None:
    amina = person()
    owed(amina)
    owed(amina, Kind.CODES)

    assert OwedLetter.objects.count() == 2


def test_a_lost_second_factor_is_added_to_what_is_owed() -> None:
    amina = person()
    owed(amina)

    owing.owe(
        Kind.ACCESS,
        to=amina,
        cause=Cause.ASKED_ONLINE,
        by=BY,
        at=NOON,
        resets_second_factor=True,
    )

    letter = OwedLetter.objects.get()
    assert (letter.resets_second_factor, letter.cause) == (True, Cause.ISSUED)


def test_and_stays_when_somebody_asks_without_it() -> None:
    amina = person()
    OwedLetter.objects.filter(pk=owed(amina).pk).update(resets_second_factor=True)

    assert owed(amina).resets_second_factor


def test_after_it_was_printed_another_can_be_owed() -> None:
    amina = person()
    OwedLetter.objects.filter(pk=owed(amina).pk).update(printed_at=NOON)

    owed(amina)

    assert OwedLetter.objects.filter(printed_at=None).count() == 1


def test_nobody_who_is_locked_is_owed_one() -> None:
    amina = person()
    User.objects.update(is_active=False)

    with pytest.raises(NotActive):
        owed(amina)

    assert not OwedLetter.objects.exists()


@pytest.mark.parametrize("kind", Kind)
def test_no_child_is_owed_one(kind: OwedLetter.Kind) -> None:
    child = person(birth_date="2011-11-24")

    with pytest.raises(TooYoung):
        owed(child, kind)

    assert not OwedLetter.objects.exists()


@pytest.mark.parametrize("born", ["2011-11-23", None])
def test_but_whoever_is_fifteen_or_of_unknown_age(born: str | None) -> None:
    known = "day" if born else "not"

    owed(person(birth_date=born, birth_date_known=known))

    assert OwedLetter.objects.count() == 1
