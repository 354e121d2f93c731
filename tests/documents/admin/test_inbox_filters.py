"""What the inbox lists when it is asked for something else."""

import pytest

from documents.lifecycle import Status
from documents.models import Document, DocumentType
from tests.cast import NOON, Cast
from tests.documents.admin.inbox import listed, owners
from tests.documents.admin.pages import SignIn
from tests.documents.sending import row


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"queued"}),
        ("status=accepted", {"accepted"}),
        ("status=returned", {"returned"}),
        ("status=check", {"received", "clean", "normalised"}),
        ("status=held", {"held"}),
        ("status=infected", {"queued"}),
        ("status=nonsense", {"queued"}),
    ],
)
def test_status_is_chosen(
    cast: Cast, sign_in: SignIn, query: str, expected: set[str]
) -> None:
    for status in Status:
        row(cast.amina, status, title=status.value)
    row(cast.amina, Status.RECEIVED, title="held", held_at=NOON)

    found = {document.title for document in listed(sign_in(cast.carla), query)}

    assert found == expected


def test_type_is_chosen(cast: Cast, sign_in: SignIn) -> None:
    other = DocumentType.objects.get(code="other")
    Document.objects.filter(pk=row(cast.amina).pk).update(document_type=other)
    row(cast.amina)

    found = listed(sign_in(cast.carla), f"document_type__id__exact={other.pk}")

    assert [document.document_type for document in found] == [other]


def test_search_finds_by_number_and_only_here(cast: Cast, sign_in: SignIn) -> None:
    mine, theirs, browser = row(cast.amina), row(cast.chris), sign_in(cast.carla)
    row(cast.bernd)

    assert listed(browser, f"q={mine.reference}") == [mine]
    assert owners(browser, f"q={cast.case.number}") == {"Amina"}
    assert listed(browser, f"inbox=office&q={theirs.reference}") == []
