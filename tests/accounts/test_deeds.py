"""What representatives did is told to the person, and nothing else is."""

from datetime import timedelta

from accounts import auditing
from accounts.actors import PIPELINE, Machine
from accounts.deeds import deeds_for
from accounts.models import AuditEvent, User
from tests.cast import NOON, Cast


def record(
    event: str, by: User | Machine, subject: User | None, minutes: int = 0
) -> AuditEvent:
    on = subject or User.objects.get(username="alex")
    at = NOON + timedelta(minutes=minutes)
    auditing.record(event, on=on, by=by, at=at, subject=subject)
    return AuditEvent.objects.get(event=event, at=at, subject=subject)


def test_tells_the_latest_first(cast: Cast) -> None:
    first = record("document.received", cast.bernd, cast.amina)
    second = record("document.withdrawn", cast.chris, cast.amina, minutes=1)

    assert list(deeds_for(cast.amina)) == [second, first]


def test_tells_neither_own_acts_nor_those_of_staff_and_machines(cast: Cast) -> None:
    record("document.received", cast.amina, cast.amina)
    record("document.read", cast.carla, cast.amina)
    record("document.withdrawn", PIPELINE, cast.amina)
    record("document.received", cast.bernd, cast.chris)
    record("account.letter_asked", cast.bernd, cast.amina)

    assert not deeds_for(cast.amina)
