"""“I have seen the identity document”, with its day."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import factors
from accounts.forms.days import DayInput
from accounts.forms.passwords import NewPasswordForm
from accounts.models import User
from nwportal.desk.forms.born import BornForm

# For what is typed later; by then nobody remembers what they saw.
RECENTLY = timedelta(days=30)


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
        if seen < timezone.localdate() - RECENTLY:
            message = _("This was too long ago. Ask to see the document again.")
            raise forms.ValidationError(message, "long_ago")
        return seen


class ActivateForm(IdentityForm, NewPasswordForm):
    """The person types the password, here and now; staff look away."""

    keeps_second_factor = forms.BooleanField(
        label=_("Keep the second factors: the person knows every one of them."),
        help_text=_("Otherwise all passkeys, apps and code cards are taken away."),
        required=False,
    )
    field_order = ["identity_seen", "identity_seen_on"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        if not factors.has_second_factor(user):
            del self.fields["keeps_second_factor"]
        self.fields["new_password1"].label = _("The person chooses a password")


class BirthDateForm(IdentityForm, BornForm):
    """What the papers say, where the file says something else or less."""

    field_order = ["known", "birth_date"]
