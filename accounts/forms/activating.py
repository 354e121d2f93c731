"""Activation of an issued account: first who it is, then what they choose."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.birth_dates import BirthDateField
from accounts.forms.fields import AddressField, PinField, PortalIdField, SharedField
from accounts.forms.passwords import NewPasswordForm
from accounts.models import User
from accounts.portal_ids import normalise_portal_id


class WhoForm(forms.Form):
    """Letter and date of birth, in the same form for everybody."""

    portal_id = PortalIdField(
        help_text=_(
            "The number with ten digits from your letter. Staff type their user name."
        )
    )
    pin = PinField()
    birth_date = BirthDateField(
        label=_("Date of birth"),
        year_is_enough=True,
        help_text=_(
            "Do your papers name only a year? Then fill in the year alone. Staff "
            "leave this empty."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        typed = normalise_portal_id(self.data.get("portal_id", ""))
        # Decided by what was typed, not by whose it is.
        self.fields["birth_date"].required = typed.isdigit() or not typed

    @property
    def typed(self) -> dict[str, Any]:
        """Return the three things that prove who is there."""
        return {name: self.cleaned_data[name] for name in self.fields}


class ChoiceForm(NewPasswordForm):
    """Own password and language; an e-mail address of those who come newly."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    email = AddressField(
        required=False,
        help_text=_(
            "You can do everything in the portal without e-mail, and add one later."
        ),
    )
    shared = SharedField()
    field_order = ["new_password1", "new_password2", "language", "email"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        if user.is_staff or user.activated_at:
            del self.fields["email"]

    @property
    def chosen(self) -> dict[str, str]:
        return {
            "password": self.cleaned_data["new_password1"],
            "language": self.cleaned_data["language"],
            "email": self.cleaned_data.get("email", ""),
        }
