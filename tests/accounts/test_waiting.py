"""Between the first proof and the second: not signed in, and not for long."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore

from accounts import sessions, waiting
from accounts.models import User
from accounts.waiting import Waiting
from tests.cast import NOON, Cast


@pytest.fixture
def session(cast: Cast) -> SessionStore:
    store = SessionStore()
    awaited = Waiting(cast.amina, shared=True, destination="/documents/")
    waiting.begin(store, awaited, at=NOON)
    return store


def test_who_is_awaited_is_kept_in_a_new_session(cast: Cast) -> None:
    planted = SessionStore()
    planted.save()
    key = planted.session_key

    waiting.begin(planted, Waiting(cast.amina, shared=False, destination=""), at=NOON)

    assert planted.session_key != key
    assert not SessionStore().exists(str(key))


def test_it_says_where_they_wanted_to_go(cast: Cast, session: SessionStore) -> None:
    assert waiting.of(session, at=NOON) == Waiting(
        cast.amina, shared=True, destination="/documents/"
    )


def test_after_ten_minutes_nobody_is_awaited(cast: Cast, session: SessionStore) -> None:
    del cast
    assert waiting.of(session, at=NOON + timedelta(minutes=9))
    assert waiting.of(session, at=NOON + timedelta(minutes=10)) is None


def test_a_lock_ends_the_wait(cast: Cast, session: SessionStore) -> None:
    User.objects.filter(pk=cast.amina.pk).update(is_active=False)

    assert waiting.of(session, at=NOON) is None


def test_so_does_ending_all_sessions(cast: Cast, session: SessionStore) -> None:
    sessions.end_all(cast.amina, by=cast.amina, at=NOON)

    assert waiting.of(session, at=NOON) is None


def test_and_the_end_of_it(session: SessionStore) -> None:
    waiting.end(session)

    assert waiting.of(session, at=NOON) is None
