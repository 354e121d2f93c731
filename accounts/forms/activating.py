"""Activation of an issued account."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordMixin
from django.utils.translation import gettext_lazy as _

from accounts.birth_dates import BirthDateField
from accounts.forms.fields import PinField, PortalIdField
from accounts.models import User


class ActivationForm(SetPasswordMixin, forms.Form):  # type: ignore[type-arg]
    portal_id = PortalIdField(
        help_text=_("The number with ten digits from your letter.")
    )
    pin = PinField()
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
            "pin": self.cleaned_data["pin"],
            "birth_date": born,
        }
