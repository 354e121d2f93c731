"""The first interview: for whom, and in whose office."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.issuing import Person
from accounts.models import User
from documents import admitting
from documents.models import Case
from documents.opening import AlreadyThere, Placing
from tests.cast import NOON, Cast

NINA = Person("Nina", "Neu", date(1987, 9, 3), "uk")


def admitted(by: User, *, office: str = "here", person: Any = NINA, **of: str) -> User:
    where = Placing(office=office, **{"number": "", **of})
    return admitting.admit(person, where, by=by, at=NOON)


def test_joins_a_case_of_the_office(cast: Cast) -> None:
    nina = admitted(cast.selma, number=cast.case.number)

    assert cast.case.members.filter(user=nina).exists()


@pytest.mark.parametrize(
    "who", ["carla", "tina", "jonas", "mara", "alex", "audrey", "dario", "amina"]
)
def test_is_for_the_desk(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        admitted(getattr(cast, who))

    assert not User.objects.filter(given_name="Nina").exists()


@pytest.mark.parametrize("office", ["there", "", "nowhere"])
def test_and_for_its_own_office(cast: Cast, office: str) -> None:
    with pytest.raises(PermissionDenied):
        admitted(cast.selma, office=office)


def test_who_is_known_elsewhere_stays_there(cast: Cast) -> None:
    User.objects.filter(pk=cast.chris.pk).update(customer_number="KD-99")
    chris = Person("Chris", "Muster", date(1990, 12, 24), "de", customer_number="KD-99")

    with pytest.raises(admitting.OfAnotherOffice):
        admitted(cast.selma, person=chris, number=cast.case.number)

    assert not cast.case.members.filter(user=cast.chris).exists()


def test_who_is_known_here_may_join_another_case(cast: Cast) -> None:
    User.objects.filter(pk=cast.bernd.pk).update(customer_number="KD-98")
    bernd = Person("Bernd", "Muster", date(1990, 12, 24), "de", customer_number="KD-98")

    assert admitted(cast.selma, person=bernd, number=cast.case.number) == cast.bernd
    assert Case.objects.filter(members__user=cast.bernd).count() == 2


def test_nobody_is_taken_in_twice(cast: Cast) -> None:
    admitted(cast.selma)

    with pytest.raises(AlreadyThere):
        admitted(cast.selma)
