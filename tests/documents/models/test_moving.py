"""`move_to` is the one door: the table, then compare-and-set, then the audit row."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError

from accounts.actors import PIPELINE
from accounts.models import AuditEvent
from documents.lifecycle import NEXT, Status
from documents.models import Document, ReturnReason
from documents.models.document import IllegalMove, Overtaken
from tests.cast import NOON, Cast
from tests.documents.sending import row

LATER = datetime(2026, 11, 23, 13, tzinfo=UTC)


def facts_for(status: Status, cast: Cast) -> dict[str, Any]:
    """Return what the database asks of a document in STATUS."""
    facts: dict[str, Any] = {"decided_at": None, "decided_by": None}
    if status == Status.NORMALISED:
        facts |= {"key": "k", "sha256": "s", "page_count": 1}
    if status in {Status.ACCEPTED, Status.RETURNED}:
        facts |= {"decided_at": LATER, "decided_by": cast.carla}
    if status == Status.RETURNED:
        facts |= {"return_reason": ReturnReason.objects.get(code="blurred")}
    return facts


def events(of: Document) -> list[str]:
    found = AuditEvent.objects.filter(object_id=of.pk)
    return list(found.values_list("event", flat=True))


@pytest.mark.parametrize("old", Status)
def test_makes_every_step_of_the_lifecycle(cast: Cast, old: Status) -> None:
    for new in sorted(NEXT[old]):
        moved = row(cast.amina, old)

        moved.move_to(new, by=PIPELINE, at=LATER, **facts_for(new, cast))

        assert moved.status == new
        assert Document.objects.get(pk=moved.pk).status == new
        assert events(moved) == [f"document.{new}"]


@pytest.mark.parametrize("old", Status)
def test_makes_no_other_step(cast: Cast, old: Status) -> None:
    asked = row(cast.amina, old)

    for new in set(Status) - NEXT[old]:
        with pytest.raises(IllegalMove):
            asked.move_to(new, by=PIPELINE, at=LATER, **facts_for(new, cast))

    assert Document.objects.get(pk=asked.pk).status == asked.status == old
    assert events(asked) == []


def test_second_of_two_is_overtaken_and_changes_nothing(cast: Cast) -> None:
    first = row(cast.amina, Status.RECEIVED)
    second = Document.objects.get(pk=first.pk)

    first.move_to(Status.CLEAN, by=PIPELINE, at=NOON, scanner="first")
    with pytest.raises(Overtaken):
        second.move_to(Status.INFECTED, by=PIPELINE, at=LATER, scanner="second")

    stored = Document.objects.get(pk=first.pk)
    assert (stored.status, stored.scanner) == (Status.CLEAN, "first")
    assert second.status == Status.RECEIVED
    assert events(first) == ["document.clean"]


def test_moves_only_if_the_condition_still_holds(cast: Cast) -> None:
    opened = row(cast.amina, opened_at=NOON)

    with pytest.raises(Overtaken):
        opened.move_to(
            Status.WITHDRAWN,
            by=cast.amina,
            at=LATER,
            only_if={"opened_at__isnull": True},
        )

    assert Document.objects.get(pk=opened.pk).status == Status.QUEUED
    assert events(opened) == []


def test_starts_the_next_stage_with_a_clean_slate(cast: Cast) -> None:
    tried = row(cast.amina, Status.RECEIVED, attempts=3, held_at=NOON, trouble="away")

    tried.move_to(Status.CLEAN, by=PIPELINE, at=LATER)

    stored = Document.objects.get(pk=tried.pk)
    assert (stored.attempts, stored.held_at, stored.trouble) == (0, None, "")
    assert stored.next_try_at == tried.next_try_at == LATER


def test_sets_the_facts_on_the_row_and_on_the_object(cast: Cast) -> None:
    scanned = row(cast.amina, Status.RECEIVED)

    scanned.move_to(Status.CLEAN, by=PIPELINE, at=LATER, scanner="ClamAV 1.4")

    assert scanned.scanner == Document.objects.get(pk=scanned.pk).scanner
    assert scanned.scanner == "ClamAV 1.4"


def test_audit_row_names_person_time_object_and_where_from(cast: Cast) -> None:
    decided = row(cast.amina)

    facts = facts_for(Status.ACCEPTED, cast)
    decided.move_to(Status.ACCEPTED, by=cast.carla, at=LATER, **facts)

    event = AuditEvent.objects.get(object_id=decided.pk)
    assert (event.event, event.at) == ("document.accepted", LATER)
    assert (event.actor, event.machine) == (cast.carla, "")
    assert event.object_label == "documents.Document"
    assert event.facts == {"from": "queued"}


def test_audit_row_names_the_machine(cast: Cast) -> None:
    scanned = row(cast.amina, Status.RECEIVED)

    scanned.move_to(Status.CLEAN, by=PIPELINE, at=LATER)

    event = AuditEvent.objects.get(object_id=scanned.pk)
    assert (event.actor, event.machine) == (None, "pipeline")


def test_what_the_database_refuses_leaves_no_trace(cast: Cast) -> None:
    unstored = row(cast.amina, Status.CLEAN)

    with pytest.raises(IntegrityError, match="document_shown_has_a_file"):
        unstored.move_to(Status.NORMALISED, by=PIPELINE, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_refused_move_is_rolled_back_with_its_audit_row(cast: Cast) -> None:
    unstored = row(cast.amina, Status.CLEAN)

    with pytest.raises(IntegrityError):
        unstored.move_to(Status.NORMALISED, by=PIPELINE, at=LATER)

    assert Document.objects.get(pk=unstored.pk).status == Status.CLEAN
    assert unstored.status == Status.CLEAN
    assert events(unstored) == []
