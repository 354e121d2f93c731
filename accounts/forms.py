"""Sign-in and activation, as typed by people on phones in any script."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import SetPasswordMixin
from django.utils.translation import gettext_lazy as _

from accounts.birth_dates import BirthDateField
from accounts.digits import ascii_digits
from accounts.models import User
from accounts.pins import looks_like_pin
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


class SignInForm(forms.Form):
    portal_id = PortalIdField(
        help_text=_("The number with ten digits from your letter.")
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    user: User | None = None

    def wants_activation(self) -> bool:
        """Say whether a PIN was typed instead of a password; nothing is checked."""
        typed = (self.data.get(name, "") for name in ("portal_id", "password"))
        return any(looks_like_pin(one) for one in typed)

    def typed_portal_id(self) -> str:
        """Return what to carry on to the activation: never a PIN in the wrong field."""
        typed = str(self.data.get("portal_id", ""))[:60]
        return "" if looks_like_pin(typed) else typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "portal_id" in cleaned and "password" in cleaned:
            self.user = authenticate(
                username=cleaned["portal_id"], password=cleaned["password"]
            )
            if self.user is None:
                raise forms.ValidationError(
                    _(
                        "Portal ID and password do not match. Please check both and "
                        "try again. If you sign in for the first time, use your PIN."
                    ),
                    "no_match",
                )
        return cleaned


class ActivationForm(SetPasswordMixin, forms.Form):  # type: ignore[type-arg]
    portal_id = PortalIdField(
        help_text=_("The number with ten digits from your letter.")
    )
    pin = forms.CharField(
        label=_("PIN from the letter"),
        max_length=60,
        help_text=_("Twelve letters and digits. Hyphens do not matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
            }
        ),
    )
    birth_date = BirthDateField(label=_("Date of birth"))
    new_password1, new_password2 = SetPasswordMixin.create_password_fields(
        label1=_("Choose a password"), label2=_("The same password again")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = _(
            "At least 10 characters. A sentence that only you know is a good password."
        )
        self.fields["new_password2"].help_text = ""

    def clean(self) -> dict[str, Any]:
        self.validate_passwords("new_password1", "new_password2")
        cleaned = super().clean() or {}
        self.validate_password_for_user(User(), "new_password1")
        return cleaned

    @property
    def typed(self) -> dict[str, Any]:
        """Return the three things that prove who is there."""
        born: date = self.cleaned_data["birth_date"]
        return {
            "portal_id": self.cleaned_data["portal_id"],
            "pin": ascii_digits(self.cleaned_data["pin"]),
            "birth_date": born,
        }
