"""The database itself refuses rows that contradict themselves, by name."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError

from documents.lifecycle import SHOWABLE, Status
from documents.models import Case, CaseMember, Document, SourceFile
from tests.cast import NOON, Cast
from tests.documents.sending import row

TESTED = {
    "case_grant_period_is_a_period",
    "case_member_once",
    "document_returned_has_a_reason",
    "document_sent_once",
    "document_shown_has_a_file",
    "document_verdict_has_who_and_when",
    "document_verdict_exactly_when_decided",
    "source_file_position_once",
}


def test_every_named_constraint_of_the_app_is_tested_here() -> None:
    models = apps.get_app_config("documents").get_models()

    assert {c.name for model in models for c in model._meta.constraints} == TESTED


@pytest.mark.parametrize("status", sorted(SHOWABLE))
@pytest.mark.parametrize("lack", [{"key": ""}, {"sha256": ""}, {"page_count": 0}])
def test_shown_document_has_its_file(
    cast: Cast, status: Status, lack: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError, match="document_shown_has_a_file"):
        row(cast.amina, status, **lack)


def test_shown_document_knows_its_pages(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="document_shown_has_a_file"):
        row(cast.amina, page_count=None)


@pytest.mark.parametrize("lack", ["decided_by"])
def test_verdict_has_who_and_when(cast: Cast, lack: str) -> None:
    with pytest.raises(IntegrityError, match="document_verdict_has_who_and_when"):
        row(cast.amina, Status.ACCEPTED, **{lack: None})


@pytest.mark.parametrize(
    "status", sorted(set(Status) - {Status.ACCEPTED, Status.RETURNED})
)
def test_undecided_document_has_no_verdict(cast: Cast, status: Status) -> None:
    with pytest.raises(IntegrityError, match="document_verdict_exactly_when_decided"):
        row(cast.amina, status, decided_at=NOON, decided_by=cast.carla)


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.RETURNED])
def test_decided_document_has_a_verdict(cast: Cast, status: Status) -> None:
    with pytest.raises(IntegrityError, match="document_verdict_exactly_when_decided"):
        row(cast.amina, status, decided_at=None, decided_by=None)


def test_returned_document_has_a_reason(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="document_returned_has_a_reason"):
        row(cast.amina, Status.RETURNED, return_reason=None)


def test_same_key_of_the_same_person_is_sent_once(cast: Cast) -> None:
    sent = row(cast.amina)

    with pytest.raises(IntegrityError, match="document_sent_once"):
        row(cast.amina, submission_key=sent.submission_key)


def test_same_key_of_two_people_is_two_documents(cast: Cast) -> None:
    sent = row(cast.amina)

    row(cast.bernd, submission_key=sent.submission_key)

    assert Document.objects.count() == 2


def test_document_is_replaced_by_one_other(cast: Cast) -> None:
    returned = row(cast.amina, Status.RETURNED)
    row(cast.amina, replaces=returned)

    with pytest.raises(IntegrityError, match="replaces_id"):
        row(cast.amina, replaces=returned)


def test_reference_is_given_once(cast: Cast) -> None:
    sent = row(cast.amina)

    with pytest.raises(IntegrityError, match="reference"):
        row(cast.bernd, reference=sent.reference)


def source(of: Document, **fields: Any) -> SourceFile:
    values = {"position": 0, "key": "k", "size": 1, "sha256": "s", **fields}
    return SourceFile.objects.create(document=of, **values)


def test_source_file_has_a_place_of_its_own(cast: Cast) -> None:
    sent = row(cast.amina)
    source(sent, key="one")

    with pytest.raises(IntegrityError, match="source_file_position_once"):
        source(sent, key="two")


def test_stored_file_belongs_to_one_row(cast: Cast) -> None:
    source(row(cast.amina), key="one")

    with pytest.raises(IntegrityError, match="key"):
        source(row(cast.bernd), key="one")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 7, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), None),
        (None, date(2026, 6, 30)),
    ],
)
def test_grant_period_is_a_period(
    cast: Cast, start: date | None, end: date | None
) -> None:
    mine = Case.objects.filter(pk=cast.case.pk)

    with pytest.raises(IntegrityError, match="case_grant_period_is_a_period"):
        mine.update(grant_start=start, grant_end=end)


def test_grant_period_may_be_unknown_or_one_day(cast: Cast) -> None:
    mine = Case.objects.filter(pk=cast.case.pk)

    assert mine.update(grant_start=None, grant_end=None)
    assert mine.update(grant_start=date(2026, 7, 1), grant_end=date(2026, 7, 1))


def test_person_is_a_member_of_a_case_once(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="case_member_once"):
        CaseMember.objects.create(case=cast.case, user=cast.amina)
