"""Who may have an account, and where; nobody gets two, whoever is quicker."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection

from accounts import locking
from accounts.actors import Machine
from accounts.issuing import Person
from accounts.models import Office, User
from documents import opening
from documents.models import Case
from documents.newcomers import AnothersNumber
from documents.opening import AlreadyThere, NotIssued, Placing
from tests.cast import NOON

BY = Machine("test")
NUMBER = "61402//00000705"


def amina(**fields: Any) -> Person:
    known = {"given_name": "Amina", "family_name": "Muster", "language": "de"}
    return Person(**{**known, "birth_date": date(1990, 12, 24), **fields})


def admit(person: Person, number: str = NUMBER, office: str = "here") -> Case:
    return opening.admit(person, Placing(number, office), by=BY, at=NOON).case


@pytest.fixture
def offices(db: None) -> None:
    del db
    for code in ("here", "there"):
        Office.objects.create(code=code, name=f"Standort {code}")


@pytest.mark.usefixtures("offices")
def test_without_a_number_the_case_gets_one_of_ours() -> None:
    case = admit(amina(), number="")

    assert case.number.startswith("V-")
    assert (case.provisional, case.office.code) == (True, "here")


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize(
    "other", [{}, {"given_name": "AMINA "}, {"given_name": "Ämina"}]
)
def test_and_the_person_does_not_get_another_one(other: dict[str, str]) -> None:
    admit(amina(), number="")

    with pytest.raises(AlreadyThere):
        admit(amina(**other), number="")

    assert Case.objects.count() == User.objects.count() == 1


@pytest.mark.usefixtures("offices")
def test_who_waits_in_a_provisional_case_is_merged_and_not_made_anew() -> None:
    waiting = admit(amina(), number="")

    with pytest.raises(NotIssued, match=f"merge_cases --from {waiting.number}"):
        admit(amina())

    assert User.objects.count() == 1
    assert not Case.objects.filter(number=NUMBER).exists()


@pytest.mark.usefixtures("offices")
def test_a_merged_number_still_finds_the_case() -> None:
    real, waiting = admit(amina(given_name="Bernd")), admit(amina(), number="")
    Case.objects.filter(pk=waiting.pk).update(merged_into=real)

    assert admit(amina(given_name="Chris"), number=waiting.number) == real


@pytest.mark.usefixtures("offices")
def test_a_number_is_one_account_in_two_offices() -> None:
    admit(amina(customer_number="617D123456"))

    other = amina(family_name="Neu", customer_number="617d123456")
    joined = opening.admit(other, Placing("61402//00000706", "there"), by=BY, at=NOON)

    assert not joined.is_new
    assert User.objects.get().memberships.count() == 2


@pytest.mark.usefixtures("offices")
def test_without_a_date_the_name_has_to_fit_the_number() -> None:
    admit(amina(customer_number="617D123456"))
    unknown = {"birth_date": None, "birth_date_known": "not"}
    other = amina(customer_number="617D123456", family_name="Neu", **unknown)

    with pytest.raises(AnothersNumber):
        admit(other, number="61402//00000706")


@pytest.mark.usefixtures("offices")
def test_whoever_was_revoked_comes_back_with_a_new_account() -> None:
    person = amina(customer_number="617D123456")
    admit(person)
    former = User.objects.get()
    locking.revoke(former, reason="left", by=BY, at=NOON)

    back = opening.admit(person, Placing(NUMBER), by=BY, at=NOON)

    assert (back.is_new, back.user.customer_number) == (True, "617D123456")
    assert back.user != former


@pytest.mark.usefixtures("offices")
@pytest.mark.parametrize("stored", ["61402//00000705", "61402BG00000705"])
def test_a_number_with_bg_is_the_one_with_signs(stored: str) -> None:
    office = Office.objects.get(code="here")
    there = Case.objects.create(number=stored, office=office)

    assert admit(amina(), number="61402bg00000705") == there
    assert admit(amina(given_name="Bernd")) == there


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [NUMBER, ""])
@pytest.mark.usefixtures("offices")
def test_two_runs_at_once_make_one_account(number: str) -> None:
    ends: list[str] = []
    both = threading.Barrier(2)

    def run() -> None:
        both.wait()
        try:
            admit(amina(), number=number)
        except AlreadyThere:
            ends.append("there")
        else:
            ends.append("made")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ends) == ["made", "there"]
    assert User.objects.count() == Case.objects.count() == 1
