"""A held document is given up by a person, and its sender is told what to do."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import AuditEvent, OwedMail
from documents import reviewing
from documents.lifecycle import NEXT, Status
from documents.models import Document
from documents.models.document import IllegalMove, Overtaken
from documents.normalising.reasons import Reason
from tests.cast import NOON, Cast, reachable
from tests.documents.sending import row


def held(cast: Cast) -> Document:
    return row(cast.amina, Status.CLEAN, held_at=NOON, trouble="doubtful: blank")


@pytest.mark.parametrize("person", ["carla", "dora", "alex"])
def test_staff_of_the_office_and_of_the_house_give_it_up(
    cast: Cast, person: str
) -> None:
    by = getattr(cast, person)

    reviewing.refuse(held(cast), reason=Reason.DAMAGED, by=by, at=NOON)

    document = Document.objects.get()
    assert (document.status, document.failure) == (Status.UNREADABLE, "damaged")
    assert document.can_be_replaced
    event = AuditEvent.objects.get(event="document.unreadable")
    assert (event.actor, event.facts) == (by, {"from": "clean"})


@pytest.mark.parametrize("person", ["amina", "bernd", "emil"])
def test_nobody_else_does(cast: Cast, person: str) -> None:
    document, by = held(cast), getattr(cast, person)

    assert not reviewing.can_refuse(document, by)
    with pytest.raises(PermissionDenied):
        reviewing.refuse(document, reason=Reason.DAMAGED, by=by, at=NOON)


def test_sender_is_told_by_mail(cast: Cast) -> None:
    reachable(cast.amina, "amina@portal.example")

    reviewing.refuse(held(cast), reason=Reason.DAMAGED, by=cast.carla, at=NOON)

    assert OwedMail.objects.get().recipient == cast.amina


def test_retry_meanwhile_wins(cast: Cast) -> None:
    document = held(cast)
    Document.objects.update(held_at=None)

    with pytest.raises(Overtaken):
        reviewing.refuse(document, reason=Reason.DAMAGED, by=cast.carla, at=NOON)

    assert Document.objects.get().status == Status.CLEAN
    assert not OwedMail.objects.exists()


@pytest.mark.parametrize(
    "status", [one for one in Status if Status.UNREADABLE not in NEXT[one]]
)
def test_only_what_awaits_normalising_is_given_up(cast: Cast, status: Status) -> None:
    document = row(cast.amina, status, held_at=NOON)

    assert not reviewing.can_refuse(document, cast.carla)
    with pytest.raises(IllegalMove):
        reviewing.refuse(document, reason=Reason.DAMAGED, by=cast.carla, at=NOON)
