"""A verdict taken back: undone in time by its author, or reopened with a reason."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from documents import reviewing
from documents.lifecycle import DECIDED, Status
from documents.models import Document
from documents.models.document import IllegalMove, Overtaken
from documents.reviewing import UNDO_WINDOW, UndoTooLate
from tests.cast import NOON, Cast
from tests.documents.sending import row

SOON = NOON + timedelta(minutes=1)
PEOPLE = ("amina", "bernd", "chris", "carla", "dora", "emil", "alex")


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


@pytest.mark.parametrize("status", sorted(DECIDED))
def test_own_verdict_is_undone_in_time(cast: Cast, status: Status) -> None:
    document = row(cast.amina, status)

    reviewing.undo(
        document, by=cast.carla, at=NOON + UNDO_WINDOW - timedelta.resolution
    )

    opened = stored(document)
    assert (opened.status, opened.decided_at) == (Status.QUEUED, None)
    assert (opened.decided_by, opened.return_reason) == (None, None)
    assert opened.return_note == ""
    event = AuditEvent.objects.get(event="document.undone")
    assert (event.actor, event.facts) == (cast.carla, {"verdict": status})


def test_own_verdict_is_not_undone_too_late(cast: Cast) -> None:
    document = row(cast.amina, Status.RETURNED)

    with pytest.raises(UndoTooLate):
        reviewing.undo(document, by=cast.carla, at=NOON + UNDO_WINDOW)

    assert stored(document).status == Status.RETURNED


@pytest.mark.parametrize("person", PEOPLE)
def test_only_who_decided_undoes(cast: Cast, person: str) -> None:
    document = row(cast.amina, Status.ACCEPTED)

    may = reviewing.can_undo(document, by=getattr(cast, person), at=SOON)

    assert may == (person == "carla")


def test_who_left_the_office_no_longer_undoes(cast: Cast) -> None:
    document = row(cast.amina, Status.ACCEPTED)
    cast.carla.offices.clear()

    with pytest.raises(UndoTooLate):
        reviewing.undo(document, by=cast.carla, at=SOON)


def test_what_has_no_verdict_is_not_undone(cast: Cast) -> None:
    with pytest.raises(UndoTooLate):
        reviewing.undo(row(cast.amina), by=cast.carla, at=SOON)


@pytest.mark.parametrize("status", sorted(DECIDED))
def test_colleague_reopens_with_a_reason(cast: Cast, status: Status) -> None:
    document = row(cast.amina, status)
    later = NOON + timedelta(days=90)

    reviewing.reopen(document, reason=" falsche Seite ", by=cast.dora, at=later)

    opened = stored(document)
    assert (opened.status, opened.decided_by) == (Status.QUEUED, None)
    event = AuditEvent.objects.get(event="document.reopened")
    assert event.facts == {"verdict": status, "reason": "falsche Seite"}
    assert (event.actor, event.at) == (cast.dora, later)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_nothing_is_reopened_without_a_reason(cast: Cast, reason: str) -> None:
    document = row(cast.amina, Status.ACCEPTED)

    with pytest.raises(IllegalMove):
        reviewing.reopen(document, reason=reason, by=cast.carla, at=SOON)

    assert stored(document).status == Status.ACCEPTED


@pytest.mark.parametrize("status", sorted(set(Status) - DECIDED))
def test_only_a_decided_document_is_reopened(cast: Cast, status: Status) -> None:
    document = row(cast.amina, status)

    with pytest.raises(IllegalMove):
        reviewing.reopen(document, reason="falsch", by=cast.carla, at=SOON)


@pytest.mark.parametrize("person", ["amina", "bernd", "chris", "emil", "alex"])
def test_nobody_else_reopens(cast: Cast, person: str) -> None:
    document = row(cast.amina, Status.ACCEPTED)

    with pytest.raises(PermissionDenied):
        reviewing.reopen(document, reason="falsch", by=getattr(cast, person), at=SOON)


def test_verdict_given_meanwhile_is_not_taken_back(cast: Cast) -> None:
    document = row(cast.amina, Status.ACCEPTED)
    late = stored(document)
    reviewing.undo(document, by=cast.carla, at=SOON)
    reviewing.accept(document, by=cast.dora, at=SOON)

    with pytest.raises(Overtaken):
        reviewing.reopen(late, reason="falsch", by=cast.carla, at=SOON)

    assert stored(document).decided_by == cast.dora
