"""A citizen takes a document back while nobody has opened it."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent
from documents import reviewing
from documents.lifecycle import Status
from documents.models import Document
from documents.models.document import IllegalMove, Overtaken
from tests.cast import NOON, Cast
from tests.documents.sending import row


def stored(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_takes_back_what_nobody_has_opened(cast: Cast) -> None:
    document = row(cast.amina)
    assert document.can_be_withdrawn

    reviewing.withdraw(document, by=cast.amina, at=NOON)

    assert stored(document).status == Status.WITHDRAWN
    event = AuditEvent.objects.get(event="document.withdrawn")
    assert (event.actor, event.at) == (cast.amina, NOON)


def test_record_of_receipt_stays(cast: Cast) -> None:
    document = row(cast.amina)

    reviewing.withdraw(document, by=cast.amina, at=NOON)

    assert document in Document.objects.visible_to(cast.carla)
    assert stored(document).received_at == document.received_at


def test_does_not_take_back_what_was_opened(cast: Cast) -> None:
    document = row(cast.amina)
    reviewing.look(document, event="document.opened", by=cast.carla, at=NOON)
    assert not stored(document).can_be_withdrawn

    with pytest.raises(Overtaken):
        reviewing.withdraw(document, by=cast.amina, at=NOON)

    assert stored(document).status == Status.QUEUED


def test_look_of_who_does_not_review_changes_nothing(cast: Cast) -> None:
    document = row(cast.amina)
    reviewing.look(document, event="document.opened", by=cast.alex, at=NOON)

    reviewing.withdraw(document, by=cast.amina, at=NOON)

    assert stored(document).status == Status.WITHDRAWN


def test_place_of_what_it_replaced_is_free_again(cast: Cast) -> None:
    returned = row(cast.amina, Status.RETURNED)
    mistake = row(cast.amina, replaces=returned)

    reviewing.withdraw(mistake, by=cast.amina, at=NOON)

    assert stored(returned).can_be_replaced
    assert row(cast.amina, replaces=returned).replaces == returned


@pytest.mark.parametrize("person", ["bernd", "carla", "dora", "emil", "alex"])
def test_nobody_takes_back_for_somebody_else(cast: Cast, person: str) -> None:
    with pytest.raises(PermissionDenied):
        reviewing.withdraw(row(cast.amina), by=getattr(cast, person), at=NOON)


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.QUEUED}))
def test_takes_back_only_what_is_open(cast: Cast, status: Status) -> None:
    document = row(cast.amina, status)
    assert not document.can_be_withdrawn

    with pytest.raises(IllegalMove):
        reviewing.withdraw(document, by=cast.amina, at=NOON)
