"""Portal ID, PIN and e-mail address, as typed on phones in any script."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.digits import ascii_digits
from accounts.models import User
from accounts.portal_ids import normalise_portal_id


class PortalIdField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "dir": "ltr",
            }
        )
        super().__init__(label=_("Portal ID"), max_length=60, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        return normalise_portal_id(super().clean(value))


class PinField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
            }
        )
        super().__init__(
            label=_("PIN from the letter"),
            help_text=_("Twelve letters and digits. Hyphens do not matter."),
            max_length=60,
            widget=widget,
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        return ascii_digits(super().clean(value))


class SharedField(forms.BooleanField):
    def __init__(self) -> None:
        super().__init__(
            label=_("This is a shared computer, or not my own"),
            help_text=_(
                "You are then signed out after 10 minutes without doing anything."
            ),
            required=False,
        )


class AddressField(forms.EmailField):
    """An e-mail address that fits the column, and that mail can be sent to."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"})
        longest = User._meta.get_field("email").max_length
        super().__init__(label=_("E-mail"), max_length=longest, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        address = str(super().clean(value))
        try:
            # RFC 5890: what stands behind the @ for the mail server.
            address.rpartition("@")[2].encode("idna")
        except UnicodeError as error:
            raise ValidationError(
                _("No mail reaches this address. Please compare what is behind the @.")
            ) from error
        return address
