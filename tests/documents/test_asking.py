"""A request for credentials is written down, compared later, and owes a letter."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.models import CredentialRequest, InitialPin, OwedLetter, User
from accounts.renewing import renew_pin
from documents import asking
from tests.accounts.acting import events
from tests.cast import NOON, Cast, citizen
from tests.documents.asking import (
    BORN,
    POSTAL_CODE,
    STREET,
    ask_and_compare,
    asked,
    live_at_the_market,
)


def change(user: User, **fields: Any) -> None:
    User.objects.filter(pk=user.pk).update(**fields)
    user.refresh_from_db()


def test_asking_only_writes_down_what_was_typed(cast: Cast) -> None:
    live_at_the_market(cast.amina)

    request = asking.ask(asked(lost_second_factor=True), at=NOON)

    assert (request.asked_at, request.typed_name) == (NOON, "Amina Muster")
    assert request.typed_address == f"{STREET}, {POSTAL_CODE}"
    assert (request.typed_birth_date, request.lost_second_factor) == (BORN, True)
    assert request.matched is None
    assert not OwedLetter.objects.exists()


def test_a_match_owes_a_letter_and_is_told_to_the_person(cast: Cast) -> None:
    request = ask_and_compare(cast, lost_second_factor=True)

    assert request.matched == cast.amina
    letter = OwedLetter.objects.get()
    assert (letter.recipient, letter.kind) == (cast.amina, OwedLetter.Kind.ACCESS)
    assert letter.cause == OwedLetter.Cause.ASKED_ONLINE
    assert letter.resets_second_factor
    (event,) = events("account.letter_asked")
    assert (event.subject, event.actor) == (cast.amina, None)
    assert event.facts == {"letter": True}


@pytest.mark.parametrize(
    "typed",
    [
        {"street": "Am Markt 2"},
        {"postal_code": "64647"},
        {"birth_date": BORN + timedelta(days=1)},
        {"birth_date": None},
        {"name": "Amine Muster"},
        {"name": "", "case_number": "61402//99999999"},
    ],
)
def test_whatever_does_not_fit_is_left_to_the_desk(
    cast: Cast, typed: dict[str, object]
) -> None:
    request = ask_and_compare(cast, **typed)

    assert (request.matched, request.compared_at) == (None, NOON)
    assert not OwedLetter.objects.exists()
    assert not events("account.letter_asked")


def test_the_case_number_takes_the_place_of_the_name(cast: Cast) -> None:
    request = ask_and_compare(cast, name="", case_number=cast.case.number)

    assert request.matched == cast.amina


def test_two_who_fit_are_left_to_the_desk(cast: Cast) -> None:
    live_at_the_market(citizen("Amina", cast.case))

    request = ask_and_compare(cast)

    assert request.matched is None
    assert not OwedLetter.objects.exists()


@pytest.mark.parametrize(
    ("on_file", "typed", "fits"),
    [
        ({"birth_date_known": "year", "birth_date": date(1990, 1, 1)}, BORN, True),
        ({"birth_date_known": "year", "birth_date": date(1991, 1, 1)}, BORN, False),
        ({"birth_date_known": "not", "birth_date": None}, BORN, True),
        ({"birth_date_known": "not", "birth_date": None}, None, True),
        ({"birth_date": date(1990, 1, 1)}, BORN, False),
    ],
)
def test_a_birth_date_counts_as_far_as_it_is_known(
    cast: Cast, on_file: dict[str, object], typed: date | None, *, fits: bool
) -> None:
    change(cast.amina, **on_file)

    assert (ask_and_compare(cast, birth_date=typed).matched is not None) is fits


@pytest.mark.parametrize(
    "on_file",
    [
        {"is_active": False, "locked_at": NOON},
        {"is_active": False, "revoked_at": NOON},
        {"birth_date": date(2012, 1, 1)},
    ],
)
def test_who_may_not_sign_in_gets_no_letter(
    cast: Cast, on_file: dict[str, Any]
) -> None:
    change(cast.amina, **on_file)

    request = ask_and_compare(cast, birth_date=cast.amina.birth_date)

    assert request.matched == cast.amina
    assert not OwedLetter.objects.exists()
    (event,) = events("account.letter_asked")
    assert event.facts == {"letter": False}


def test_staff_are_no_match(cast: Cast) -> None:
    change(cast.amina, role="caseworker")

    assert ask_and_compare(cast).matched is None


def test_asking_again_before_it_is_printed_owes_one_letter(cast: Cast) -> None:
    ask_and_compare(cast)
    ask_and_compare(cast, at=NOON + timedelta(days=1))

    assert OwedLetter.objects.count() == 1


@pytest.mark.parametrize(("days", "letters"), [(6, 1), (8, 2)])
def test_one_letter_in_seven_days(cast: Cast, days: int, letters: int) -> None:
    ask_and_compare(cast)
    OwedLetter.objects.update(printed_at=NOON)

    request = ask_and_compare(cast, at=NOON + timedelta(days=days))

    assert request.matched == cast.amina
    assert OwedLetter.objects.count() == letters


def test_a_letter_that_was_used_keeps_none_back(cast: Cast) -> None:
    ask_and_compare(cast)
    OwedLetter.objects.update(printed_at=NOON)
    renew_pin(cast.amina, by=asking.ASKED_ONLINE, at=NOON)
    InitialPin.objects.filter(user=cast.amina).update(used_at=NOON)

    ask_and_compare(cast, at=NOON + timedelta(days=1))

    assert OwedLetter.objects.filter(printed_at=None).count() == 1


def test_a_letter_of_before_the_phone_was_lost_keeps_one_back_no_more(
    cast: Cast,
) -> None:
    ask_and_compare(cast)
    for day in range(3):
        OwedLetter.objects.filter(printed_at=None).update(printed_at=NOON)
        at = NOON + timedelta(days=day + 1)
        ask_and_compare(cast, at=at, lost_second_factor=True)

    resets = OwedLetter.objects.order_by("owed_at")
    assert [letter.resets_second_factor for letter in resets] == [False, True]


def test_compared_twice_is_compared_once(cast: Cast) -> None:
    request = ask_and_compare(cast)

    assert asking.compare(request.pk, at=NOON) is False
    assert asking.compare_waiting(at=NOON) == 0
    assert len(events("account.letter_asked")) == 1


def test_forgets_what_was_typed_after_ninety_days(cast: Cast) -> None:
    ask_and_compare(cast, at=NOON - timedelta(days=91))
    kept = ask_and_compare(cast, at=NOON - timedelta(days=89))

    assert asking.clear(at=NOON) == 1
    assert list(CredentialRequest.objects.all()) == [kept]
