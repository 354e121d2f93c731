"""A mail server that is away or refuses costs time, never a mail."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from accounts import outbox
from accounts.models import OwedMail, User
from tests.accounts.mailbox import arrived
from tests.cast import NOON, Cast, reachable
from tests.services.child import free_port

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def real_server(settings: Settings) -> None:
    """Undo what the test runner does to mail."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def away(settings: Settings, real_server: None) -> None:
    """Nobody listens where the mail server should be."""
    del real_server
    settings.EMAIL_PORT = free_port()


class Refusing:
    """Takes mail for everybody but Amina."""

    async def handle_RCPT(  # noqa: N802 (the name is aiosmtpd's)
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address.startswith("amina"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 fine"


@pytest.fixture
def refusing(settings: Settings, real_server: None) -> Iterator[None]:
    del real_server
    port = settings.EMAIL_PORT = free_port()
    controller = Controller(Refusing(), hostname="127.0.0.1", port=port)
    controller.start()
    yield
    controller.stop()


def owe(to: User, **fields: object) -> OwedMail:
    reachable(to, f"{to.given_name.lower()}@post.example")
    return OwedMail.objects.create(
        recipient=to,
        kind=OwedMail.Kind.NEWS,
        **{"about": to.username, "owed_at": NOON, "next_try_at": NOON, **fields},
    )


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize(
    ("attempts", "wait"),
    [
        (0, MINUTE),
        (1, 2 * MINUTE),
        (2, 4 * MINUTE),
        (8, 256 * MINUTE),
        (9, timedelta(hours=6)),
        (1_000, timedelta(hours=6)),
    ],
)
def test_waits_longer_each_time(cast: Cast, attempts: int, wait: timedelta) -> None:
    owed = owe(cast.amina, attempts=attempts)

    sent = outbox.send_due(at=NOON)

    owed.refresh_from_db()
    assert (sent, owed.sent_at, owed.attempts) == (0, None, attempts + 1)
    assert owed.next_try_at == NOON + wait


@pytest.mark.usefixtures("away")
def test_is_not_tried_while_it_waits(cast: Cast) -> None:
    owed = owe(cast.amina)

    for seconds in (0, 15, 30, 45):
        outbox.send_due(at=NOON + timedelta(seconds=seconds))

    owed.refresh_from_db()
    assert owed.attempts == 1


def test_goes_out_once_the_server_is_back(cast: Cast, settings: Settings) -> None:
    owed, there = owe(cast.amina), settings.EMAIL_PORT
    settings.EMAIL_PORT = free_port()
    outbox.send_due(at=NOON)
    settings.EMAIL_PORT = there

    sent = outbox.send_due(at=NOON + MINUTE)

    assert sent == len(arrived(owed)) == 1


@pytest.mark.usefixtures("refusing")
def test_one_refused_address_holds_up_nobody_else(cast: Cast) -> None:
    refused = owe(cast.amina, next_try_at=NOON - MINUTE)
    fine = owe(cast.bernd)

    sent = outbox.send_due(at=NOON)

    refused.refresh_from_db()
    fine.refresh_from_db()
    assert (sent, refused.sent_at, fine.sent_at) == (1, None, NOON)


@pytest.mark.usefixtures("refusing")
def test_the_log_names_no_person(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    owed = owe(cast.amina)

    outbox.send_due(at=NOON)

    ours = [r.getMessage() for r in caplog.records if r.name == outbox.__name__]
    assert ours == [f"mail {owed.pk} not sent: SMTPRecipientsRefused"]
