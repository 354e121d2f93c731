"""How long a session lasts, and how all of a person's sessions end at once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts import auditing
from accounts.actors import Machine
from accounts.models import User

_BEGUN = "begun_at"
_SEEN = "seen_at"
_CONFIRMED = "confirmed_at"
_SHARED = "shared_computer"
_PROTECT = "must_protect"
# Writing the time of every request into the session would cost a query each.
GRAIN = timedelta(seconds=15)
SHARED_IDLE = timedelta(minutes=10)
# However busy: after a working day the person signs in again.
CITIZENS_DAY = timedelta(hours=8)
STAFFS_DAY = timedelta(hours=10)
WARNING = timedelta(minutes=2)
# After this the person is asked again before a factor is added or removed.
FRESH = timedelta(minutes=10)


@dataclass(frozen=True)
class Remaining:
    """What is left of a session; `ends_at` is in the past if nothing is.

    `extendable` says whether doing something would make it last longer.
    """

    ends_at: datetime
    extendable: bool

    warn_before = int(WARNING.total_seconds())

    def seconds(self, at: datetime) -> int:
        return max(0, int((self.ends_at - at).total_seconds()))

    def seconds_now(self) -> int:
        """Return what the page that is being shown has to count down."""
        return self.seconds(timezone.now())

    def seconds_after(self) -> int:
        """Return when a page that cannot ask again is certainly too old."""
        return self.seconds_now() + 1


def begin(
    session: SessionBase, *, at: datetime, shared: bool, must_protect: bool
) -> None:
    """Start the clocks of a new session."""
    session[_BEGUN] = session[_SEEN] = at.timestamp()
    session[_SHARED], session[_PROTECT] = shared, must_protect


def has_begun(session: SessionBase) -> bool:
    return _BEGUN in session


def seen(session: SessionBase, *, at: datetime) -> None:
    """Note that the person did something just now."""
    if at.timestamp() - session[_SEEN] >= GRAIN.total_seconds():
        session[_SEEN] = at.timestamp()


def extend(session: SessionBase, *, at: datetime) -> None:
    """Start the idle time anew: the person said that they are still there."""
    session[_SEEN] = at.timestamp()


def confirm(session: SessionBase, *, at: datetime) -> None:
    """Note that the person has just proved who they are."""
    session[_CONFIRMED] = at.timestamp()


def is_fresh(session: SessionBase, *, at: datetime) -> bool:
    """Say whether the person proved who they are within the last minutes."""
    confirmed = float(session.get(_CONFIRMED, 0))
    return at.timestamp() - confirmed < FRESH.total_seconds()


def is_shared(session: SessionBase) -> bool:
    return bool(session.get(_SHARED))


def must_protect(session: SessionBase) -> bool:
    """Say whether nothing else is shown before a second factor is set up."""
    return bool(session.get(_PROTECT))


def protected(session: SessionBase) -> None:
    """Note that the second factor is there now."""
    session[_PROTECT] = False


def remaining(session: SessionBase, user: User) -> Remaining:
    """Return when this session of USER ends, if nothing happens before."""
    shared = is_shared(session)
    idle = SHARED_IDLE if shared else timedelta(minutes=settings.IDLE_MINUTES)
    day = STAFFS_DAY if user.is_staff else CITIZENS_DAY
    by_idling = session[_SEEN] + idle.total_seconds()
    at_last = session[_BEGUN] + day.total_seconds()
    ends_at = datetime.fromtimestamp(min(by_idling, at_last), tz=UTC)
    return Remaining(ends_at=ends_at, extendable=by_idling < at_last)


def end_all(user: User, *, by: User | Machine, at: datetime) -> None:
    """End every session of USER, here and everywhere, from the next request on."""
    with transaction.atomic():
        rows = User.objects.filter(pk=user.pk)
        rows.update(session_epoch=F("session_epoch") + 1)
        auditing.record("account.sessions_ended", on=user, by=by, at=at)
    user.refresh_from_db(fields=["session_epoch"])


def clear_over() -> None:
    """Delete the rows of sessions that are over."""
    SessionStore.clear_expired()
