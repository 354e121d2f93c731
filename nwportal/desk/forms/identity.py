"""“I have seen the identity document”, with its day."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordMixin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayInput
from accounts.models import User
from nwportal.desk.forms.born import BornForm


class IdentityForm(forms.Form):
    identity_seen = forms.BooleanField(
        label=_("I have seen an identity document of this person.")
    )
    identity_seen_on = forms.DateField(
        label=_("Seen on"), initial=timezone.localdate, widget=DayInput()
    )

    def clean_identity_seen_on(self) -> date:
        seen: date = self.cleaned_data["identity_seen_on"]
        if seen > timezone.localdate():
            message = _("This day is still to come. Enter the day you have seen it.")
            raise forms.ValidationError(message, "future")
        return seen


class ActivateForm(SetPasswordMixin, IdentityForm):  # type: ignore[type-arg]
    """The person types the password, here and now; staff look away."""

    new_password1, new_password2 = SetPasswordMixin.create_password_fields(
        label1=_("The person chooses a password"), label2=_("The same password again")
    )
    field_order = ["identity_seen", "identity_seen_on"]

    def clean(self) -> dict[str, Any]:
        self.validate_passwords("new_password1", "new_password2")
        cleaned = super().clean() or {}
        self.validate_password_for_user(User(), "new_password1")
        return cleaned


class BirthDateForm(IdentityForm, BornForm):
    """What the papers say, where the file says something else or less."""

    field_order = ["known", "birth_date"]
