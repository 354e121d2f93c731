"""Who sent a document for somebody is told about it, as long as they may send."""

import pytest

from accounts.models import OwedMail, User
from documents import notices
from documents.models import Document
from tests.accounts.acting import mandate
from tests.cast import NOON, Cast, reachable
from tests.documents.sending import row


@pytest.fixture
def paper(cast: Cast) -> Document:
    """Return what Bernd sent for Amina; both can be reached by mail."""
    reachable(cast.amina)
    reachable(cast.bernd)
    return Document.objects.get(pk=row(cast.amina, sent_by=cast.bernd).pk)


def told() -> set[User]:
    return {owed.recipient for owed in OwedMail.objects.all()}


def test_both_are_told(cast: Cast, paper: Document) -> None:
    mandate(cast.bernd, cast.amina)

    notices.owe(paper, at=NOON)

    assert told() == {cast.amina, cast.bernd}


@pytest.mark.parametrize("fields", [{"may_upload": False}, {"revoked_at": NOON}])
def test_whose_mandate_does_not_reach_is_not_told(
    cast: Cast, paper: Document, fields: dict[str, object]
) -> None:
    mandate(cast.bernd, cast.amina, **fields)

    notices.owe(paper, at=NOON)

    assert told() == {cast.amina}


def test_both_mails_are_taken_back(cast: Cast, paper: Document) -> None:
    mandate(cast.bernd, cast.amina)
    notices.owe(paper, at=NOON)

    notices.withdraw(paper, at=NOON)

    assert not told()
