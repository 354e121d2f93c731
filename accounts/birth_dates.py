"""A date of birth typed in three parts, or whole as 1990-12-24 or 24.12.1990."""

import re
import time
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.digits import ascii_digits

PARTS = ("day", "month", "year")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_GERMAN = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})")


class BirthDateWidget(forms.Widget):
    """Three short number fields: no calendar to scroll back forty years in."""

    template_name = "accounts/birth_date_widget.html"
    use_fieldset = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> list[str]:
        del files
        whole = ascii_digits(data.get(name, "")).strip()
        match = _ISO.fullmatch(whole) or _GERMAN.fullmatch(whole)
        if match:
            return [match[part] for part in PARTS]
        typed = [data.get(f"{name}_{part}", "") for part in PARTS]
        return [whole, "", ""] if whole else [ascii_digits(t).strip() for t in typed]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        del files
        return name not in data and f"{name}_day" not in data

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        values = value if isinstance(value, list) else ["", "", ""]
        labels = [_("Day"), _("Month"), _("Year")]
        tokens = ["bday-day", "bday-month", "bday-year"]
        context["parts"] = [
            {"part": part, "value": typed, "label": label, "autocomplete": token}
            for part, typed, label, token in zip(
                PARTS, values, labels, tokens, strict=True
            )
        ]
        return context


class BirthDateField(forms.Field):
    widget = BirthDateWidget
    default_error_messages = {
        "required": _("Enter day, month and year of your birth."),
        "invalid": _("This is not a date. Example: 24 12 1990"),
    }

    def __init__(self, *, year_is_enough: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.year_is_enough = year_is_enough

    def to_python(self, value: Any) -> date | None:
        """Return the date, None if nothing was typed; raise for what is no date.

        Many passports name a year only: where that is enough, it gives its first day.
        """
        day, month, year = value or ["", "", ""]
        if not (day or month or year):
            return None
        if self.year_is_enough and year and not (day or month):
            day = month = "1"
        try:
            # Not int(): it takes "1_9" and numbers too large for any date.
            return date(*time.strptime(f"{year}-{month}-{day}", "%Y-%m-%d")[:3])
        except ValueError as error:
            raise forms.ValidationError(
                self.error_messages["invalid"], "invalid"
            ) from error
