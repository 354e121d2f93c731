"""A readable document goes to the office of its case, and there to its caseworker."""

import pytest

from accounts.models import AuditEvent
from documents.lifecycle import Status
from documents.models import Case, Document
from documents.models.document import IllegalMove, Overtaken
from documents.stations.routing import route
from tests.cast import Cast
from tests.documents.sending import row


def test_readable_document_is_queued(cast: Cast) -> None:
    document = row(cast.amina, Status.NORMALISED)

    route(document)

    routed = Document.objects.get(pk=document.pk)
    assert routed.status == Status.QUEUED
    assert routed.case.caseworker == cast.carla
    assert AuditEvent.objects.get(object_id=document.pk).event == "document.queued"


def test_case_without_a_caseworker_goes_to_its_office(cast: Cast) -> None:
    Case.objects.filter(pk=cast.case.pk).update(caseworker=None)
    document = row(cast.amina, Status.NORMALISED)

    route(document)

    assert document in Document.objects.visible_to(cast.dora).filter(
        status=Status.QUEUED
    )


def test_is_routed_once(cast: Cast) -> None:
    document = row(cast.amina, Status.NORMALISED)
    late = Document.objects.get(pk=document.pk)
    route(document)

    with pytest.raises(Overtaken):
        route(late)


@pytest.mark.parametrize("status", [Status.RECEIVED, Status.CLEAN, Status.INFECTED])
def test_nothing_is_routed_that_cannot_be_read(cast: Cast, status: Status) -> None:
    unreadable = row(cast.amina, status)

    with pytest.raises(IllegalMove):
        route(unreadable)
