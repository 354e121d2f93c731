"""Releasing a draft hands it to the scanner; only staff of the office may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import OwedMail
from decisions import publishing
from decisions.lifecycle import Status
from decisions.models import Decision
from documents.models.document import IllegalMove, Overtaken
from tests.cast import NOON, Cast, reachable
from tests.decisions.letters import drafted, events, in_status, released

NOT_ALLOWED = ["amina", "bernd", "chris", "emil", "alex"]


@pytest.mark.parametrize("name", ["carla", "dora"])
def test_any_caseworker_of_the_office_releases(cast: Cast, name: str) -> None:
    draft = in_status(cast.amina, Status.DRAFT)

    publishing.release(draft, by=getattr(cast, name), at=NOON)

    stored = Decision.objects.get(pk=draft.pk)
    assert stored.status == Status.RELEASED
    assert (stored.released_by, stored.next_try_at) == (getattr(cast, name), NOON)
    assert events(stored) == [("decision.released", name)]


@pytest.mark.parametrize("name", NOT_ALLOWED)
def test_nobody_else_releases(cast: Cast, name: str) -> None:
    draft = in_status(cast.amina, Status.DRAFT)

    with pytest.raises(PermissionDenied):
        publishing.release(draft, by=getattr(cast, name), at=NOON)

    assert Decision.objects.get(pk=draft.pk).status == Status.DRAFT
    assert events(draft) == []


def test_released_is_not_yet_published(cast: Cast) -> None:
    reachable(cast.amina, "amina@example.org")

    decision = released(cast)

    assert decision.published_at is None
    assert not Decision.objects.visible_to(cast.amina).exists()
    assert not OwedMail.objects.exists()


def test_a_decision_is_released_once(cast: Cast) -> None:
    decision = released(cast)

    with pytest.raises(IllegalMove):
        publishing.release(decision, by=cast.carla, at=NOON)


def test_the_slower_of_two_is_overtaken(cast: Cast) -> None:
    draft = drafted(cast)
    same = Decision.objects.get(pk=draft.pk)
    publishing.release(draft, by=cast.carla, at=NOON)

    with pytest.raises(Overtaken):
        publishing.release(same, by=cast.dora, at=NOON)


def test_the_bell_is_rung_on_commit(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    draft = drafted(cast)

    with django_capture_on_commit_callbacks(execute=True):
        publishing.release(draft, by=cast.carla, at=NOON)
        before = Decision.objects.get(pk=draft.pk).next_try_at

    assert before == NOON
    claimed = Decision.objects.get(pk=draft.pk).next_try_at
    assert claimed == NOON + publishing.CLAIM
