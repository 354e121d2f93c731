"""What was printed and never came out can be owed anew, for an hour."""

from datetime import timedelta

import pytest

from accounts.letters import printing, reprinting
from accounts.models import AuditEvent, InitialPin, OwedLetter, User
from tests.accounts.letters.letters import Kind, owed, person
from tests.cast import NOON, Cast

LATER = NOON + timedelta(minutes=5)


def printed(to: User, *, by: User, kind: OwedLetter.Kind = Kind.ACCESS) -> OwedLetter:
    letter = owed(to, kind)
    printing.print_one(letter, by=by, at=NOON)
    return letter


def runs(by: User, minutes: int = 5) -> list[object]:
    at = NOON + timedelta(minutes=minutes)
    return list(reprinting.runs(OwedLetter.objects.all(), by=by, at=at))


def again(by: User) -> int:
    letters = OwedLetter.objects.all()
    return reprinting.owe_again(letters, run=NOON, by=by, at=LATER)


@pytest.mark.parametrize("kind", Kind)
def test_the_same_letter_is_owed_anew(cast: Cast, kind: OwedLetter.Kind) -> None:
    lost = printed(person(), by=cast.mara, kind=kind)
    OwedLetter.objects.update(resets_second_factor=True)

    assert runs(cast.mara) == [(NOON, 1)]
    assert again(cast.mara) == 1

    new = OwedLetter.objects.get(printed_at=None)
    assert (new.recipient, new.kind, new.cause) == (lost.recipient, kind, lost.cause)
    assert new.resets_second_factor
    told = AuditEvent.objects.get(event="letter.did_not_come_out")
    assert (told.object_id, told.actor) == (str(lost.pk), cast.mara)
    assert told.subject == lost.recipient


def test_twice_is_as_once(cast: Cast) -> None:
    printed(person(), by=cast.mara)

    assert (again(cast.mara), again(cast.mara)) == (1, 0)

    assert runs(cast.mara) == []
    assert OwedLetter.objects.filter(printed_at=None).count() == 1


@pytest.mark.parametrize("kind", Kind)
def test_the_new_letter_ends_it(cast: Cast, kind: OwedLetter.Kind) -> None:
    printed(person(), by=cast.mara, kind=kind)
    again(cast.mara)

    printing.print_one(OwedLetter.objects.get(printed_at=None), by=cast.mara, at=LATER)

    assert runs(cast.mara) == [(LATER, 1)]


def test_a_letter_that_was_used_did_come_out(cast: Cast) -> None:
    printed(person(), by=cast.mara)
    InitialPin.objects.update(used_at=NOON)

    assert (runs(cast.mara), again(cast.mara)) == ([], 0)


def test_a_card_beside_a_letter_is_a_thing_of_its_own(cast: Cast) -> None:
    amina = person()
    printed(amina, by=cast.mara, kind=Kind.CODES)
    owed(amina)

    assert runs(cast.mara) == [(NOON, 1)]


def test_only_whoever_printed_them_knows(cast: Cast) -> None:
    printed(person(), by=cast.mara)

    assert (runs(cast.selma), again(cast.selma)) == ([], 0)


def test_and_only_for_an_hour(cast: Cast) -> None:
    printed(person(), by=cast.mara)

    assert runs(cast.mara, minutes=59) == [(NOON, 1)]
    assert runs(cast.mara, minutes=60) == []


def test_an_account_that_was_locked_meanwhile_gets_none(cast: Cast) -> None:
    printed(person(1), by=cast.mara)
    printed(person(2), by=cast.mara)
    User.objects.filter(username="3000000001").update(is_active=False)

    assert again(cast.mara) == 1

    assert OwedLetter.objects.get(printed_at=None).recipient.username == "3000000002"
    assert AuditEvent.objects.filter(event="letter.did_not_come_out").count() == 1
