"""What one person may send in a day; what has come before is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from documents import allowance, intake
from documents.allowance import TooMuchToday
from documents.models import Case, Document
from tests.cast import PDF, Cast
from tests.documents.conftest import Shelf
from tests.documents.sending import received, submission, upload


@pytest.fixture(autouse=True)
def small_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three files, or the bytes of four, on one day."""
    monkeypatch.setattr(allowance, "FILES_A_DAY", 3)
    monkeypatch.setattr(allowance, "BYTES_A_DAY", 4 * len(PDF))


def send(by: User, *contents: bytes) -> Document:
    files = [upload(content) for content in contents]
    of_case = Case.objects.get(members__user=by)
    return intake.receive(submission(*files), case=of_case, by=by)


def test_takes_as_many_files_as_allowed(cast: Cast) -> None:
    send(cast.amina, PDF, PDF)

    assert send(cast.amina, PDF).sources.count() == 1


def test_takes_no_more_files_and_keeps_what_came_before(
    cast: Cast, shelf: Shelf
) -> None:
    before = send(cast.amina, PDF, PDF)
    kept = shelf("quarantine")

    with pytest.raises(TooMuchToday):
        send(cast.amina, PDF, PDF)

    assert Document.objects.get() == before
    assert shelf("quarantine") == kept
    assert len(kept) == 2


def test_takes_as_many_bytes_as_allowed_and_no_more(cast: Cast) -> None:
    send(cast.amina, PDF.ljust(3 * len(PDF)))

    with pytest.raises(TooMuchToday):
        send(cast.amina, PDF + b"\n")

    assert send(cast.amina, PDF)


def test_refuses_too_much_at_once(cast: Cast) -> None:
    with pytest.raises(TooMuchToday):
        send(cast.amina, PDF, PDF, PDF, PDF)


def test_each_person_has_an_allowance_of_their_own(cast: Cast) -> None:
    send(cast.amina, PDF, PDF, PDF)

    assert send(cast.bernd, PDF, PDF, PDF)


def test_allowance_comes_back_after_a_day(cast: Cast) -> None:
    day_ago = timezone.now() - timedelta(days=1, seconds=1)
    received(cast.amina, PDF, PDF, PDF, received_at=day_ago)

    assert send(cast.amina, PDF, PDF, PDF)


def test_allowance_does_not_come_back_earlier(cast: Cast) -> None:
    not_yet = timezone.now() - timedelta(hours=23, minutes=59)
    received(cast.amina, PDF, PDF, PDF, received_at=not_yet)

    with pytest.raises(TooMuchToday):
        send(cast.amina, PDF)
