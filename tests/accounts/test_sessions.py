"""How long a session lasts, and how all of them end."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from pytest_django import Settings

from accounts import sessions
from accounts.models import AuditEvent, User
from accounts.tasks import clear_away
from tests.cast import NOON, Cast

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def begun(*, shared: bool = False) -> SessionStore:
    session = SessionStore()
    sessions.begin(session, at=NOON, shared=shared, must_protect=False)
    return session


def kept_awake(until: timedelta) -> SessionStore:
    """Return a session in which something happened all the time."""
    session = begun()
    sessions.seen(session, at=NOON + until)
    return session


@pytest.mark.parametrize(("shared", "minutes"), [(False, 30), (True, 10)])
def test_doing_nothing_ends_it(cast: Cast, *, shared: bool, minutes: int) -> None:
    left = sessions.remaining(begun(shared=shared), cast.amina)

    assert left.ends_at == NOON + minutes * MINUTE
    assert left.extendable


def test_the_idle_time_is_a_setting(cast: Cast, settings: Settings) -> None:
    settings.IDLE_MINUTES = 15

    assert sessions.remaining(begun(), cast.amina).ends_at == NOON + 15 * MINUTE


def test_doing_something_makes_it_longer(cast: Cast) -> None:
    session = kept_awake(25 * MINUTE)

    assert sessions.remaining(session, cast.amina).ends_at == NOON + 55 * MINUTE


@pytest.mark.parametrize(("who", "hours"), [("amina", 8), ("carla", 10)])
def test_a_working_day_ends_it_however_busy(cast: Cast, who: str, hours: int) -> None:
    person: User = getattr(cast, who)
    left = sessions.remaining(kept_awake(hours * HOUR - MINUTE), person)

    assert left.ends_at == NOON + hours * HOUR
    assert not left.extendable
    assert left.seconds(NOON + hours * HOUR) == 0


def test_the_proof_is_fresh_for_ten_minutes() -> None:
    session = begun()
    sessions.confirm(session, at=NOON)

    assert sessions.is_fresh(session, at=NOON + 9 * MINUTE)
    assert not sessions.is_fresh(session, at=NOON + 10 * MINUTE)
    sessions.confirm(session, at=NOON + 20 * MINUTE)
    assert sessions.is_fresh(session, at=NOON + 29 * MINUTE)


def test_a_session_that_began_without_a_proof_is_not_fresh() -> None:
    assert not sessions.is_fresh(begun(), at=NOON)


def test_ending_all_changes_what_every_session_carries(cast: Cast) -> None:
    before, of_bernd = (one.get_session_auth_hash() for one in (cast.amina, cast.bernd))

    sessions.end_all(cast.amina, by=cast.alex, at=NOON)

    assert cast.amina.get_session_auth_hash() != before
    assert User.objects.get(pk=cast.bernd.pk).get_session_auth_hash() == of_bernd
    event = AuditEvent.objects.get(event="account.sessions_ended")
    assert (event.actor, event.object_id) == (cast.alex, str(cast.amina.pk))


@pytest.mark.django_db
def test_what_is_over_is_deleted() -> None:
    over, lasting = begun(), begun()
    over.set_expiry(-1)
    over.save()
    lasting.save()

    clear_away()

    assert [row.pk for row in Session.objects.all()] == [lasting.session_key]
