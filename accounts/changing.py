"""Changes the password of somebody who is signed in and knows the old one."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from accounts import auditing, sessions
from accounts.models import User
from accounts.throttling import Door


class WrongPassword(Exception):
    """Not the password of now, or too many wrong ones a moment ago."""


def change_password(
    user: User, *, old: str, new: str, door: Door, at: datetime
) -> None:
    """Set the password NEW and end every session. Raises WrongPassword.

    The one this request came with is the caller's to begin again.
    """
    closed = door.is_closed(at)
    if not check_password(old, user.password) or closed:
        door.failed(at)
        raise WrongPassword
    door.opened(at)
    hashed = make_password(new)
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        # Another session was faster, or the account was locked meanwhile.
        if locked.password != user.password or not locked.is_active:
            raise WrongPassword
        locked.password = hashed
        locked.save(update_fields=["password"])
        auditing.record("account.password_changed", on=user, by=user, at=at)
        sessions.end_all(locked, by=user, at=at)
    user.refresh_from_db()
