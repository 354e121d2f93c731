"""Sending the same thing twice is harmless, one after the other or at once."""

import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from documents import intake
from documents.intake import HEAD, NotReplaceable, Submission
from documents.lifecycle import REPLACEABLE, Status
from documents.models import Document, SourceFile
from tests.cast import PDF, Cast
from tests.documents.conftest import Shelf
from tests.documents.sending import row, submission, upload

WAIT_SECONDS = 30


class Meeting(SimpleUploadedFile):
    """A file whose kind is looked at when the other one's is, past the first check."""

    def __init__(self, barrier: Barrier) -> None:
        super().__init__("lohn.pdf", PDF)
        self._barrier: Barrier | None = barrier

    def read(self, *args: Any) -> bytes:
        if self._barrier and args == (HEAD,):
            barrier, self._barrier = self._barrier, None
            barrier.wait(WAIT_SECONDS)
        content: bytes = super().read(*args)
        return content


def at_once(cast: Cast, *submissions: Submission) -> Sequence[Document | Exception]:
    """Receive them in as many threads; return what came of each."""

    def receive(one: Submission) -> Document | Exception:
        try:
            return intake.receive(one, case=cast.case, by=cast.amina)
        except NotReplaceable as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(submissions)) as pool:
        return list(pool.map(receive, submissions))


def test_same_key_again_is_the_same_document(cast: Cast, shelf: Shelf) -> None:
    once = submission()

    first = intake.receive(once, case=cast.case, by=cast.amina)
    second = intake.receive(once, case=cast.case, by=cast.amina)

    assert first == second
    assert Document.objects.count() == SourceFile.objects.count() == 1
    assert len(shelf("quarantine")) == 1


def test_same_key_of_another_person_is_another_document(cast: Cast) -> None:
    once = submission()

    mine = intake.receive(once, case=cast.case, by=cast.amina)
    theirs = intake.receive(once, case=cast.bernd.memberships.get().case, by=cast.bernd)

    assert mine != theirs
    assert theirs.citizen == cast.bernd


def test_same_key_with_other_files_is_another_document(cast: Cast) -> None:
    key = uuid.uuid4()
    sent = [
        submission(upload(PDF), key=key),
        submission(upload(PDF + b"\n"), key=key),
        submission(upload(PDF), upload(PDF), key=key),
    ]

    documents = {intake.receive(s, case=cast.case, by=cast.amina) for s in sent}

    assert len(documents) == 3


def test_same_bytes_under_another_key_are_two_documents(cast: Cast) -> None:
    first = intake.receive(submission(upload()), case=cast.case, by=cast.amina)
    second = intake.receive(submission(upload()), case=cast.case, by=cast.amina)

    assert first != second
    assert first.sources.get().sha256 == second.sources.get().sha256


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_same_key_twice_at_once_is_one_document(cast: Cast) -> None:
    barrier, key = Barrier(2), uuid.uuid4()

    first, second = at_once(
        cast,
        submission(Meeting(barrier), key=key),
        submission(Meeting(barrier), key=key),
    )

    assert first == second == Document.objects.get()
    assert SourceFile.objects.count() == 1


@pytest.mark.parametrize("status", sorted(REPLACEABLE))
def test_replaces_what_waits_for_another_one(cast: Cast, status: Status) -> None:
    returned = row(cast.amina, status)

    again = submission(replaces=returned)
    document = intake.receive(again, case=cast.case, by=cast.amina)

    assert document.replaces == returned
    assert not Document.objects.get(pk=returned.pk).can_be_replaced


def test_is_replaced_only_once(cast: Cast) -> None:
    returned = row(cast.amina, Status.RETURNED)
    again = submission(replaces=returned)
    intake.receive(again, case=cast.case, by=cast.amina)

    late = submission(replaces=Document.objects.get(pk=returned.pk))
    with pytest.raises(NotReplaceable):
        intake.receive(late, case=cast.case, by=cast.amina)

    assert Document.objects.count() == 2


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_is_replaced_only_once_even_at_once(cast: Cast) -> None:
    returned, barrier = row(cast.amina, Status.RETURNED), Barrier(2)

    outcome = at_once(
        cast,
        submission(Meeting(barrier), replaces=returned),
        submission(Meeting(barrier), replaces=Document.objects.get(pk=returned.pk)),
    )

    assert {type(one) for one in outcome} == {Document, NotReplaceable}
    assert Document.objects.filter(replaces=returned).count() == 1


@pytest.mark.parametrize("status", sorted(set(Status) - REPLACEABLE))
def test_replaces_nothing_else(cast: Cast, status: Status) -> None:
    again = submission(replaces=row(cast.amina, status))

    with pytest.raises(NotReplaceable):
        intake.receive(again, case=cast.case, by=cast.amina)

    assert Document.objects.count() == 1
