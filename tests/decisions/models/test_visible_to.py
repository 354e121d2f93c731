"""Who may know of a decision: the addressee once it is out, the office of the case."""

import pytest

from accounts.models import User
from decisions.lifecycle import Status
from decisions.models import Decision
from documents.models import CaseMember
from tests.cast import Cast
from tests.decisions.letters import in_status

ALL = set(Status)
SEES = {
    "amina": {Status.PUBLISHED},
    "bernd": set(),
    "chris": set(),
    "carla": ALL,
    "dora": ALL,
    "emil": set(),
    "tina": ALL,
    # What she lives on is no business of the job coach, nor of the service desk.
    "jonas": set(),
    "selma": set(),
    "mara": set(),
    "dario": set(),
    "audrey": set(),
    # That there is one; what is in it, the views keep from the administrator.
    "alex": ALL,
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("name", SEES)
def test_who_sees_a_decision_to_amina(cast: Cast, name: str, status: Status) -> None:
    in_status(cast.amina, status)
    person: User = getattr(cast, name)

    seen = Decision.objects.visible_to(person).exists()

    assert seen is (status in SEES[name])


def test_another_member_of_the_household_does_not_see_it(cast: Cast) -> None:
    in_status(cast.amina, Status.PUBLISHED)
    CaseMember.objects.create(case=cast.case, user=cast.bernd)

    seen = Decision.objects.visible_to(cast.bernd)

    assert list(seen) == []


def test_who_has_left_the_office_sees_none(cast: Cast) -> None:
    in_status(cast.amina, Status.PUBLISHED)
    cast.carla.is_active = False

    seen = Decision.objects.visible_to(cast.carla)

    assert list(seen) == []
