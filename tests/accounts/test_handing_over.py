"""What opens an account is handed over by the desk, and never to a colleague."""

from unittest.mock import Mock

import pytest
from django.core.exceptions import PermissionDenied

from accounts import handing_over
from accounts.handing_over import Visit
from accounts.letters import printing
from accounts.letters.letter import Unprintable
from accounts.letters.preparing import PrintedAlready
from accounts.models import AuditEvent, OwedLetter, User
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


def test_what_is_not_printed_was_not_handed_over(cast: Cast) -> None:
    cast.amina.family_name = "\N{HIRAGANA LETTER A}"
    cast.amina.save()

    with pytest.raises(Unprintable):
        handing_over.letter(
            OwedLetter.Kind.ACCESS,
            Visit(cast.amina, NOON.date()),
            by=cast.selma,
            at=NOON,
        )

    assert not AuditEvent.objects.filter(event="letter.handed_over").exists()


def test_nor_what_a_colleague_prints_at_the_same_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    too_late = Mock(side_effect=PrintedAlready)
    monkeypatch.setattr(printing, "print_one", too_late)
    visit = Visit(cast.amina, NOON.date())

    with pytest.raises(PrintedAlready):
        handing_over.letter(OwedLetter.Kind.CODES, visit, by=cast.selma, at=NOON)

    assert not AuditEvent.objects.filter(event="letter.handed_over").exists()
