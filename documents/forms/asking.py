"""What somebody without access data says of themselves, so that we find them."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.birth_dates import BirthDateField
from accounts.digits import join_groups
from documents.asking import Asked


class PostalCodeField(forms.CharField):
    default_validators = [
        RegexValidator(r"^\d{5}$", _("A postal code has five digits, like 64646."))
    ]

    def to_python(self, value: Any) -> str:
        return join_groups(super().to_python(value) or "")


class AskForm(forms.Form):
    case_number = forms.CharField(
        label=_("Case number"),
        help_text=_(
            "It stands on our letters, like 61402//00000705. Or give your name."
        ),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    name = forms.CharField(
        label=_("Given name and family name"),
        help_text=_("As it stands on our letters."),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    birth_date = BirthDateField(
        label=_("Date of birth"),
        help_text=_("If your papers name the year only, the year is enough."),
        required=False,
        year_is_enough=True,
    )
    street = forms.CharField(
        label=_("Street and house number"),
        help_text=_("The address we know, where the letter will go."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": _("Enter street and house number.")},
    )
    postal_code = PostalCodeField(
        label=_("Postal code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "inputmode": "numeric", "dir": "ltr"}
        ),
        error_messages={"required": _("Enter the postal code.")},
    )
    lost_second_factor = forms.BooleanField(
        label=_("My phone or my card of codes is lost, too"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("case_number") or cleaned.get("name")):
            self.add_error("case_number", _("Enter the case number or your name."))
        return cleaned

    @property
    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)
