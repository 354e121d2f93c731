"""Mail is owed with its event, leaves once, and waits when the server is away."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from accounts import outbox, tasks
from accounts.models import OwedMail, User
from tests.accounts.mailbox import UNREACHABLE, arrived
from tests.cast import NOON, Cast, reachable

NOW = timedelta(0)


@pytest.fixture(autouse=True)
def real_server(settings: Settings, db: None) -> None:
    """Undo what the test runner does to mail."""
    del db
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def amina(cast: Cast) -> User:
    reachable(cast.amina, "amina@post.example")
    return cast.amina


def owe(to: User, about: str = "document 1", wait: timedelta = NOW) -> None:
    outbox.owe(OwedMail.Kind.NEWS, to=to, about=about, at=NOON, wait=wait)


def test_is_owed_and_not_sent_at_once(amina: User) -> None:
    owe(amina, wait=timedelta(minutes=10))

    owed = OwedMail.objects.get()
    assert (owed.recipient, owed.sent_at, owed.attempts) == (amina, None, 0)
    assert (owed.owed_at, owed.next_try_at) == (NOON, NOON + timedelta(minutes=10))
    assert arrived(owed) == []


def test_is_not_owed_if_its_event_is_rolled_back(amina: User) -> None:
    with transaction.atomic():
        owe(amina)
        transaction.set_rollback(True)

    assert not OwedMail.objects.exists()


def test_is_owed_once_for_one_event(amina: User) -> None:
    owe(amina)
    owe(amina)
    owe(amina, about="document 2")

    assert OwedMail.objects.count() == 2


def test_nobody_is_owed_mail_without_an_address(cast: Cast) -> None:
    owe(cast.amina)

    assert not OwedMail.objects.exists()


def test_is_withdrawn_while_it_has_not_left(amina: User) -> None:
    owe(amina)
    owe(amina, about="document 2")

    outbox.withdraw(about="document 1")

    assert [owed.about for owed in OwedMail.objects.all()] == ["document 2"]


def test_what_has_left_stays_on_record(amina: User) -> None:
    owe(amina)
    outbox.send_due(at=NOON)

    outbox.withdraw(about="document 1")

    assert OwedMail.objects.get().sent_at == NOON


def test_leaves_when_it_is_due_and_not_before(amina: User) -> None:
    owe(amina, wait=timedelta(minutes=10))

    early = outbox.send_due(at=NOON + timedelta(minutes=9))
    due = outbox.send_due(at=NOON + timedelta(minutes=10))

    assert (early, due) == (0, 1)
    (mail,) = arrived(OwedMail.objects.get())
    assert mail["To"] == "amina@post.example"


def test_leaves_once(amina: User) -> None:
    owe(amina)

    sent = [outbox.send_due(at=NOON + timedelta(days=day)) for day in range(3)]

    assert sent == [1, 0, 0]
    assert len(arrived(OwedMail.objects.get())) == 1


def test_of_two_senders_one_sends(amina: User) -> None:
    owe(amina)
    seen_by_both = OwedMail.objects.select_related("recipient").get()

    first = outbox._send(seen_by_both, at=NOON)
    second = outbox._send(seen_by_both, at=NOON)

    assert (first, second) == (True, False)
    assert len(arrived(seen_by_both)) == 1


def test_is_the_same_mail_however_often_it_is_sent(amina: User) -> None:
    owe(amina)
    outbox.send_due(at=NOON)
    # As after a crash between the server's answer and our note of it.
    OwedMail.objects.update(sent_at=None, next_try_at=NOON)

    outbox.send_due(at=NOON)

    first, second = arrived(OwedMail.objects.get())
    assert first["Message-ID"] == second["Message-ID"]


def test_without_a_mail_server_it_stays_owed(amina: User, settings: Settings) -> None:
    settings.MAIL_LEAVES = False
    owe(amina)

    sent = outbox.send_due(at=NOON)

    owed = OwedMail.objects.get()
    assert (sent, owed.sent_at, owed.attempts) == (0, None, 0)


def test_a_bad_address_waits_and_the_others_leave(amina: User, cast: Cast) -> None:
    reachable(cast.bernd, UNREACHABLE)
    owe(cast.bernd)
    owe(amina, about="document 2")

    sent = outbox.send_due(at=NOON)

    bad, good = OwedMail.objects.order_by("about")
    assert (sent, good.sent_at) == (1, NOON)
    assert (bad.sent_at, bad.next_try_at) == (None, NOON + outbox.RETRY_AFTER)


def test_the_task_sends_what_is_due_now(amina: User) -> None:
    outbox.owe(OwedMail.Kind.DECISION, to=amina, about="d", at=timezone.now(), wait=NOW)

    tasks.send_owed_mail()

    assert len(arrived(OwedMail.objects.get())) == 1
