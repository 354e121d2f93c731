"""From one day to another, both of them open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class DaysForm(forms.Form):
    since = forms.DateField(
        label=_("From (inclusive)"), required=False, widget=DayInput()
    )
    until = forms.DateField(
        label=_("Until (inclusive)"), required=False, widget=DayInput()
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            message = _("The last day is before the first one. Swap them, please.")
            self.add_error("until", message)
        return cleaned
