"""Two consents, apart from each other and from the terms; no condition for anything.

Given, they hold as long as what they stand on: a confirmed address for mail; that
mail, and the second factor an installation asks for, for announcing decisions.
"""

from accounts.consents.agreeing import (
    Cause,
    Groundless,
    OtherWords,
    ended_at,
    factor_lost,
    give,
    revoke,
)
from accounts.consents.holding import Ground, in_force, mail_allowed, missing

__all__ = [
    "Cause",
    "Ground",
    "Groundless",
    "OtherWords",
    "ended_at",
    "factor_lost",
    "give",
    "in_force",
    "mail_allowed",
    "missing",
    "revoke",
]
