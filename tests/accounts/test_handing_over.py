"""What opens an account is handed over by the desk, and never to a colleague."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts import handing_over
from accounts.handing_over import Visit
from accounts.models import OwedLetter, User
from tests.cast import NOON, Cast

STAFF = ["carla", "selma", "sven", "mara", "alex", "audrey"]


@pytest.mark.parametrize("whom", STAFF)
def test_no_colleague_is_a_visitor(cast: Cast, whom: str) -> None:
    visit = Visit(getattr(cast, whom), NOON.date())

    assert not handing_over.can_hand_over(visit.person, cast.selma)
    with pytest.raises(PermissionDenied):
        handing_over.letter(OwedLetter.Kind.ACCESS, visit, by=cast.selma, at=NOON)
    with pytest.raises(PermissionDenied):
        handing_over.reset_second_factor(visit, by=cast.selma, at=NOON)
    assert not OwedLetter.objects.exists()


@pytest.mark.parametrize("who", ["amina", "carla", "tina", "jonas", "mara", "alex"])
def test_nobody_else_hands_over(cast: Cast, who: str) -> None:
    visit = Visit(cast.amina, NOON.date())

    with pytest.raises(PermissionDenied):
        handing_over.letter(
            OwedLetter.Kind.CODES, visit, by=getattr(cast, who), at=NOON
        )


def test_the_desk_does(cast: Cast) -> None:
    assert handing_over.can_hand_over(cast.amina, cast.selma)
    gone = User(role=cast.selma.role, is_active=False)
    assert not handing_over.can_hand_over(cast.amina, gone)
