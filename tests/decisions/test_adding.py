"""A letter is added as a draft, by staff of the case's office alone."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from decisions import publishing
from decisions.lifecycle import Status
from decisions.models import Decision
from documents import stores
from documents.models import Case
from tests.cast import NOON, Cast
from tests.decisions.letters import PAPER, drafted, events, letter

MAY_ISSUE = {
    "amina": False,
    "bernd": False,
    "chris": False,
    "carla": True,
    "dora": True,
    "emil": False,
    "alex": False,
}


@pytest.mark.parametrize("name", MAY_ISSUE)
def test_who_may_issue_for_aminas_case(cast: Cast, name: str) -> None:
    person: User = getattr(cast, name)

    assert publishing.can_issue(cast.case, person) is MAY_ISSUE[name]


@pytest.mark.parametrize("name", [name for name, may in MAY_ISSUE.items() if not may])
def test_nobody_else_adds_a_letter(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        publishing.add(letter(cast), by=getattr(cast, name), at=NOON)

    assert not Decision.objects.exists()


def test_a_caseworker_who_has_left_adds_none(cast: Cast) -> None:
    cast.carla.is_active = False

    assert not publishing.can_issue(cast.case, cast.carla)


def test_a_letter_is_added_as_a_draft_with_its_bytes(cast: Cast) -> None:
    decision = drafted(cast)

    stored = Decision.objects.get(pk=decision.pk)
    assert stored.status == Status.DRAFT
    assert (stored.case, stored.addressee) == (cast.case, cast.amina)
    assert (stored.created_by, stored.released_by) == (cast.carla, None)
    assert stored.size == len(PAPER)
    with stores.opened("decisions", stored.key, sha256=stored.sha256) as file:
        assert file.read() == PAPER
    assert events(stored) == [("decision.added", "carla")]


def test_a_draft_is_no_news_to_the_addressee(cast: Cast) -> None:
    drafted(cast)

    assert not Decision.objects.visible_to(cast.amina).exists()


def test_a_letter_goes_to_a_member_of_the_case_only(cast: Cast) -> None:
    elsewhere = Case.objects.get(members__user=cast.bernd)

    with pytest.raises(publishing.NotAMember):
        publishing.add(letter(cast, case=elsewhere), by=cast.carla, at=NOON)

    assert not Decision.objects.exists()
