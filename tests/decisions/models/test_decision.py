"""A decision moves through one door, and the database keeps its rules."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.actors import PIPELINE
from decisions.lifecycle import NEXT, Status
from decisions.models import Decision
from documents.models.document import IllegalMove, Overtaken
from tests.cast import NOON, Cast, decision
from tests.decisions.letters import events, in_status

FACTS: dict[Status, dict[str, Any]] = {Status.PUBLISHED: {"published_at": NOON}}
LEGAL = [(old, new) for old in Status for new in Status if new in NEXT[old]]
ILLEGAL = [(old, new) for old in Status for new in Status if new not in NEXT[old]]


def test_a_decision_has_a_reference_of_its_own(cast: Cast) -> None:
    references = {decision(cast.amina).reference for _ in range(3)}

    assert len(references) == 3


@pytest.mark.parametrize(("old", "new"), LEGAL)
def test_moves_where_the_lifecycle_leads(cast: Cast, old: Status, new: Status) -> None:
    moved = in_status(cast.amina, old, trouble="ScannerUnavailable")
    facts = {**FACTS.get(new, {}), "scanner": "a scanner", "released_by": cast.dora}

    moved.move_to(new, by=PIPELINE, at=NOON, **facts)

    stored = Decision.objects.get(pk=moved.pk)
    for state in (moved, stored):
        assert state.status == new
        assert (state.scanner, state.released_by) == ("a scanner", cast.dora)
        assert state.trouble == ""
    assert events(moved) == [(f"decision.{new}", "pipeline")]


@pytest.mark.parametrize(("old", "new"), ILLEGAL)
def test_refuses_every_other_move(cast: Cast, old: Status, new: Status) -> None:
    unmoved = in_status(cast.amina, old)

    with pytest.raises(IllegalMove):
        unmoved.move_to(new, by=PIPELINE, at=NOON, **FACTS.get(new, {}))

    assert unmoved.status == Decision.objects.get(pk=unmoved.pk).status == old
    assert events(unmoved) == []


def test_of_two_who_move_at_once_one_is_overtaken(cast: Cast) -> None:
    first = in_status(cast.amina, Status.DRAFT)
    second = Decision.objects.get(pk=first.pk)
    first.move_to(Status.RELEASED, by=cast.carla, at=NOON, released_by=cast.carla)

    with pytest.raises(Overtaken):
        second.move_to(Status.RELEASED, by=cast.dora, at=NOON, released_by=cast.dora)

    assert Decision.objects.get(pk=first.pk).released_by == cast.carla
    assert events(first) == [("decision.released", "carla")]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.PUBLISHED, "published_at": None},
        {"status": Status.DRAFT, "published_at": NOON},
        {"status": Status.RELEASED, "published_at": NOON},
        {"status": Status.REFUSED, "published_at": NOON},
        {"status": Status.RELEASED, "published_at": None, "released_by": None},
        {"status": Status.REFUSED, "published_at": None, "released_by": None},
        {"status": Status.PUBLISHED, "released_by": None},
    ],
)
def test_the_database_refuses_half_a_decision(
    cast: Cast, fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        decision(cast.amina, **fields)


def test_a_reference_is_given_once(cast: Cast) -> None:
    taken = decision(cast.amina).reference

    with pytest.raises(IntegrityError), transaction.atomic():
        decision(cast.bernd, reference=taken)
