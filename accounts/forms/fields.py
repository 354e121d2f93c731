"""Portal ID and PIN, as typed by people on phones in any script."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.digits import ascii_digits
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
