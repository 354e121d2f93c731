"""Sign-in with portal ID and password, and the code that some are asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PortalIdField
from accounts.pins import looks_like_pin


class SignInForm(forms.Form):
    portal_id = PortalIdField(
        help_text=_(
            "The number with ten digits from your letter. Staff type their user name."
        )
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    shared = forms.BooleanField(
        label=_("This is a shared computer, or not my own"),
        help_text=_("You are then signed out after 10 minutes without doing anything."),
        required=False,
    )

    def wants_activation(self) -> bool:
        """Say whether a PIN was typed instead of a password; nothing is checked."""
        typed = (self.data.get(name, "") for name in ("portal_id", "password"))
        return any(looks_like_pin(one) for one in typed)

    def typed_portal_id(self) -> str:
        """Return what to carry on to the activation: never a PIN in the wrong field."""
        typed = str(self.data.get("portal_id", ""))[:60]
        return "" if looks_like_pin(typed) else typed


class CodeField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "dir": "ltr",
            }
        )
        super().__init__(max_length=40, widget=widget, **kwargs)


class CodeForm(forms.Form):
    code = CodeField(
        label=_("Code"),
        help_text=_(
            "Six digits from your authenticator app, or the next eight digits from "
            "your printed card."
        ),
    )


class AppForm(forms.Form):
    code = CodeField(
        label=_("Code from the app"),
        help_text=_("The six digits that the app shows now."),
    )


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasskeyForm(forms.Form):
    """What the browser says after finger, face or PIN of the device."""

    credential = forms.JSONField(widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    name = forms.CharField(
        label=_("Name of this device"),
        help_text=_("For example: my phone. So that you know it again later."),
        max_length=60,
        required=False,
    )
