"""The caseworker's verdict: who may give it, and of two at once only the first."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from documents import reviewing
from documents.lifecycle import Status
from documents.models import Document, ReturnReason
from documents.models.document import IllegalMove, Overtaken
from tests.cast import NOON, Cast
from tests.documents.sending import row

PEOPLE = ("amina", "bernd", "chris", "carla", "dora", "emil", "alex")
MAY_REVIEW = {"carla", "dora"}


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def events(document: Document) -> list[str]:
    found = AuditEvent.objects.filter(object_id=document.pk)
    return sorted(found.values_list("event", flat=True))


def give_back(document: Document, **who: Any) -> None:
    blurred = ReturnReason.objects.get(code="blurred")
    reviewing.return_to_citizen(document, reason=blurred, note="neu", **who)


@pytest.mark.parametrize("person", PEOPLE)
def test_only_staff_of_the_office_may_review(cast: Cast, person: str) -> None:
    user, document = getattr(cast, person), row(cast.amina)

    assert reviewing.can_review(document, user) == (person in MAY_REVIEW)


@pytest.mark.parametrize("person", sorted(set(PEOPLE) - MAY_REVIEW))
def test_nobody_else_gives_a_verdict(cast: Cast, person: str) -> None:
    user, document = getattr(cast, person), row(cast.amina)

    for act in (reviewing.accept, give_back):
        with pytest.raises(PermissionDenied):
            act(document, by=user, at=NOON)

    assert stored(document).status == Status.QUEUED
    assert events(document) == []


def test_who_has_left_gives_no_verdict(cast: Cast) -> None:
    cast.carla.is_active = False

    with pytest.raises(PermissionDenied):
        reviewing.accept(row(cast.amina), by=cast.carla, at=NOON)


def test_accepts_an_open_document(cast: Cast) -> None:
    document = row(cast.amina)

    reviewing.accept(document, by=cast.dora, at=NOON)

    accepted = stored(document)
    assert accepted.status == Status.ACCEPTED
    assert (accepted.decided_by, accepted.decided_at) == (cast.dora, NOON)
    assert events(document) == ["document.accepted"]


def test_returns_an_open_document_with_a_reason(cast: Cast) -> None:
    document = row(cast.amina)

    give_back(document, by=cast.carla, at=NOON)

    returned = stored(document)
    assert returned.status == Status.RETURNED
    assert (returned.decided_by, returned.decided_at) == (cast.carla, NOON)
    assert returned.return_reason is not None
    assert (returned.return_reason.code, returned.return_note) == ("blurred", "neu")
    assert returned.can_be_replaced


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.QUEUED}))
def test_only_an_open_document_gets_a_verdict(cast: Cast, status: Status) -> None:
    document = row(cast.amina, status)

    for act in (reviewing.accept, give_back):
        with pytest.raises(IllegalMove):
            act(document, by=cast.carla, at=NOON)

    assert stored(document).status == status


@pytest.mark.parametrize(
    ("first", "second"),
    [(reviewing.accept, give_back), (give_back, reviewing.accept)],
)
def test_of_two_verdicts_at_once_the_first_counts(
    cast: Cast, first: Any, second: Any
) -> None:
    document = row(cast.amina)
    late = stored(document)

    first(document, by=cast.carla, at=NOON)
    with pytest.raises(Overtaken):
        second(late, by=cast.dora, at=NOON + timedelta(seconds=1))

    assert stored(document).status == document.status
    assert stored(document).decided_by == cast.carla
    assert events(document) == [f"document.{document.status}"]


def test_first_look_is_kept_and_every_look_recorded(cast: Cast) -> None:
    document, later = row(cast.amina), NOON + timedelta(hours=1)

    reviewing.look(document, event="document.opened", by=cast.carla, at=NOON)
    reviewing.look(document, event="document.seen", by=cast.dora, at=later)

    assert stored(document).opened_at == NOON
    looks = AuditEvent.objects.filter(object_id=document.pk).order_by("at")
    assert list(looks.values_list("event", "actor", "at")) == [
        ("document.opened", cast.carla.pk, NOON),
        ("document.seen", cast.dora.pk, later),
    ]
