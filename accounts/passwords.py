"""Password rules beside Django's own: an upper length, no PIN, nothing of a letter."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.digits import ascii_digits
from accounts.models import User
from accounts.pins import looks_like_pin

MAXIMUM = 128


class MaximumLength:
    def validate(self, password: str, user: User | None = None) -> None:
        del user
        if len(password) > MAXIMUM:
            message = _(
                "This password is too long. Use at most %(maximum)d characters."
            )
            raise ValidationError(message, "too_long", {"maximum": MAXIMUM})

    def get_help_text(self) -> str:
        return _("At most %(maximum)d characters.") % {"maximum": MAXIMUM}


class NotFromOneself:
    """What stands on every letter, or whom many know, is tried first."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user and _bare(password) in _known_of(user):
            message = _(
                "This is your portal ID, your date of birth or your customer number. "
                "Choose your own words."
            )
            raise ValidationError(message, "of_oneself")

    def get_help_text(self) -> str:
        return _("Not your portal ID, date of birth or customer number.")


class NotLikeInitialPin:
    """The sign-in page sends whatever looks like a PIN to the activation."""

    def validate(self, password: str, user: User | None = None) -> None:
        del user
        if looks_like_pin(password):
            message = _("This looks like the PIN from a letter. Choose your own words.")
            raise ValidationError(message, "like_pin")

    def get_help_text(self) -> str:
        return _("Not the PIN from your letter.")


def _known_of(user: User) -> set[str]:
    known = {_bare(user.username), _bare(user.customer_number)}
    if born := user.birth_date:
        known |= {f"{born:{form}}" for form in ("%d%m%Y", "%Y%m%d", "%d%m%y")}
    return known - {""}


def _bare(text: str) -> str:
    """Return TEXT without what only groups it: 24.12.1990 is 24121990."""
    return re.sub(r"[\W_]", "", ascii_digits(text)).casefold()
