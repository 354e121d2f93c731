"""Between the first proof and the second: who has given a password or shown a letter.

Nobody is signed in yet; the session only knows for whom a second factor is awaited.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from accounts.models import User

PATIENCE = timedelta(minutes=10)
_KEY = "waiting_for_second_factor"


@dataclass(frozen=True)
class Waiting:
    """Who is awaited, on what computer, and where they wanted to go."""

    user: User
    shared: bool
    destination: str


def begin(session: SessionBase, waiting: Waiting, *, at: datetime) -> None:
    """Note who is awaited, in a session that no one else knows."""
    session.cycle_key()
    session[_KEY] = {
        "user": str(waiting.user.pk),
        # A new password, a lock or a sign-out everywhere ends the wait.
        "hash": waiting.user.get_session_auth_hash(),
        "until": (at + PATIENCE).timestamp(),
        "shared": waiting.shared,
        "destination": waiting.destination,
    }


def of(session: SessionBase, *, at: datetime) -> Waiting | None:
    """Return who is awaited, if anybody still is."""
    kept = session.get(_KEY)
    if not kept or kept["until"] <= at.timestamp():
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    if not user or not constant_time_compare(
        user.get_session_auth_hash(), kept["hash"]
    ):
        return None
    return Waiting(user, kept["shared"], kept["destination"])


def end(session: SessionBase) -> None:
    session.pop(_KEY, None)
