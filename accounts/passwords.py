"""Password rules beside Django's own: an upper length, and no PIN as password."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

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


class NotLikeInitialPin:
    """The sign-in page sends whatever looks like a PIN to the activation."""

    def validate(self, password: str, user: User | None = None) -> None:
        del user
        if looks_like_pin(password):
            message = _("This looks like the PIN from a letter. Choose your own words.")
            raise ValidationError(message, "like_pin")

    def get_help_text(self) -> str:
        return _("Not the PIN from your letter.")
