"""The person is told by mail that something is new; within the undo window not yet."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from accounts import outbox
from accounts.models import OwedMail
from documents import notices, reviewing
from documents.lifecycle import Status
from documents.models import Document, ReturnReason
from documents.reviewing import UNDO_WINDOW
from tests.cast import NOON, Cast, reachable
from tests.documents.sending import row

MOMENT = timedelta(microseconds=1)


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """Return the people of the tests; Amina has an address for mail."""
    reachable(cast.amina, "amina@portal.example")
    return cast


def returned(cast: Cast) -> Document:
    """Return a document that Carla has returned at noon."""
    document = row(cast.amina)
    blurred = ReturnReason.objects.get(code="blurred")
    reviewing.return_to_citizen(
        document, reason=blurred, note="Bitte neu", by=cast.carla, at=NOON
    )
    return document


def test_mail_is_owed_to_the_person_at_once(cast: Cast) -> None:
    notices.owe(row(cast.amina, Status.INFECTED), at=NOON)

    owed = OwedMail.objects.get()
    assert (owed.recipient, owed.kind) == (cast.amina, OwedMail.Kind.NEWS)
    assert owed.next_try_at == owed.owed_at == NOON


def test_nothing_is_owed_without_an_address(cast: Cast) -> None:
    notices.owe(row(cast.bernd, Status.INFECTED), at=NOON)

    assert not OwedMail.objects.exists()


def test_same_news_is_owed_once(cast: Cast) -> None:
    document = row(cast.amina, Status.INFECTED)

    notices.owe(document, at=NOON)
    notices.owe(document, at=NOON)
    notices.owe(document, at=NOON + MOMENT)

    assert OwedMail.objects.count() == 2


def test_news_of_two_documents_is_owed_for_each(cast: Cast) -> None:
    notices.owe(row(cast.amina), at=NOON)
    notices.owe(row(cast.amina), at=NOON)

    assert OwedMail.objects.count() == 2


@pytest.mark.usefixtures("cast")
def test_verdict_is_announced_only_after_the_undo_window(
    cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    returned(cast)

    assert outbox.send_due(at=NOON + UNDO_WINDOW - MOMENT) == 0
    assert outbox.send_due(at=NOON + UNDO_WINDOW) == 1
    assert [mail.to for mail in mailoutbox] == [["amina@portal.example"]]


def test_window_is_that_of_the_settings(settings: Settings) -> None:
    assert timedelta(minutes=settings.UNDO_MINUTES) == UNDO_WINDOW


def test_mail_holds_nothing_of_the_document(
    cast: Cast, mailoutbox: list[EmailMessage]
) -> None:
    document = returned(cast)

    outbox.send_due(at=NOON + UNDO_WINDOW)

    sent = mailoutbox[0].message().as_string() + str(mailoutbox[0].body)
    reason = document.return_reason
    assert reason is not None
    secrets = [document.title, document.reference, reason.name, "Bitte neu"]
    secrets += [cast.case.number, cast.amina.username, cast.amina.full_name]
    assert not [secret for secret in secrets if secret in sent]


def test_undone_verdict_is_never_announced(cast: Cast) -> None:
    document = returned(cast)

    reviewing.undo(document, by=cast.carla, at=NOON + MOMENT)

    assert outbox.send_due(at=NOON + 2 * UNDO_WINDOW) == 0
    assert not OwedMail.objects.exists()


def test_second_verdict_is_announced_by_itself(cast: Cast) -> None:
    document = returned(cast)
    reviewing.undo(document, by=cast.carla, at=NOON + MOMENT)
    blurred = ReturnReason.objects.get(code="blurred")
    again = NOON + timedelta(minutes=5)

    reviewing.return_to_citizen(
        document, reason=blurred, note="", by=cast.carla, at=again
    )

    assert outbox.send_due(at=again + UNDO_WINDOW - MOMENT) == 0
    assert outbox.send_due(at=again + UNDO_WINDOW) == 1


def test_reopening_takes_back_only_what_has_not_left(cast: Cast) -> None:
    document = returned(cast)
    outbox.send_due(at=NOON + UNDO_WINDOW)

    reviewing.reopen(
        document, reason="doch lesbar", by=cast.dora, at=NOON + 2 * UNDO_WINDOW
    )

    assert OwedMail.objects.get().sent_at == NOON + UNDO_WINDOW


def test_accepting_is_no_news_by_mail(cast: Cast) -> None:
    reviewing.accept(row(cast.amina), by=cast.carla, at=NOON)

    assert not OwedMail.objects.exists()
