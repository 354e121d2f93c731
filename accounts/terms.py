"""The terms of use: acknowledged, not consented to."""

from datetime import datetime

from accounts.models import User

# Raised when the page of the terms says something new.
VERSION = "1"


def acknowledge(user: User, *, at: datetime) -> None:
    """Note on USER that the terms of today were shown; the caller saves it."""
    if user.terms_version != VERSION:
        user.terms_version, user.terms_acknowledged_at = VERSION, at
