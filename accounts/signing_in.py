"""Recognises somebody by portal ID and password; nobody learns what was wrong."""

from datetime import datetime

from django.contrib.auth import authenticate

from accounts.models import User
from accounts.throttling import Door


class NotLetIn(Exception):
    """Wrong, locked, revoked, not activated, or too many tries a moment ago."""


def recognise(*, portal_id: str, password: str, door: Door, at: datetime) -> User:
    """Return whose portal ID and password these are.

    Raises NotLetIn, in the same words and with the same work whatever the reason.
    """
    closed = door.is_closed(at)
    user = authenticate(username=portal_id, password=password)
    if closed:
        raise NotLetIn
    if not isinstance(user, User):
        door.failed(at)
        raise NotLetIn
    door.opened(at)
    return user
