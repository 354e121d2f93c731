"""Sign-in with portal ID and password, and the code that some are asked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PortalIdField, SharedField
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
    shared = SharedField()

    def has_pin_as_password(self) -> bool:
        """Say whether to lead to the activation; nothing is checked then."""
        return looks_like_pin(str(self.data.get("password", "")))

    def has_pin_as_portal_id(self) -> bool:
        """Say whether to do so if it is nobody's: some user names look like a PIN."""
        return looks_like_pin(str(self.data.get("portal_id", "")))

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


class CredentialField(forms.JSONField):
    """JSON as browsers make it: short, and not nested without end."""

    LENGTH = 16_000

    def to_python(self, value: Any) -> Any:
        invalid = forms.ValidationError(self.error_messages["invalid"], "invalid")
        if isinstance(value, str) and len(value) > self.LENGTH:
            raise invalid
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise invalid from error


class PasskeyForm(forms.Form):
    """What the browser says after finger, face or PIN of the device."""

    credential = CredentialField(widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    name = forms.CharField(
        label=_("Name of this device"),
        help_text=_("For example: my phone. So that you know it again later."),
        max_length=60,
        required=False,
    )
