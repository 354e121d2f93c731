"""A date of birth as papers say it: the day, the year alone, or nothing."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.birth_dates import BirthDateField
from accounts.correcting import Born
from accounts.models import BirthDateKnown


class BornForm(forms.Form):
    known = forms.ChoiceField(
        label=_("The papers name"),
        choices=BirthDateKnown.choices,
        initial=BirthDateKnown.DAY,
        widget=forms.RadioSelect,
    )
    birth_date = BirthDateField(
        label=_("Date of birth"),
        required=False,
        help_text=_("Do the papers name only a year? Then fill in the year alone."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["birth_date"]
        assert isinstance(field, BirthDateField)  # noqa: S101 - for types
        field.year_is_enough = self["known"].value() == BirthDateKnown.YEAR

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        born: date | None = cleaned.get("birth_date")
        match cleaned.get("known"):
            case BirthDateKnown.NOT:
                born = None
            case str() if born is None and "birth_date" not in self.errors:
                message = _("Enter the date, or choose that it is not known.")
                self.add_error("birth_date", message)
            case BirthDateKnown.YEAR if born:
                born = born.replace(month=1, day=1)
        if born and born > timezone.localdate():
            self.add_error("birth_date", _("This day is still to come."))
        return {**cleaned, "birth_date": born}

    @property
    def born(self) -> Born:
        return Born(self.cleaned_data["birth_date"], self.cleaned_data["known"])
