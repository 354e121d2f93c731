"""Whom the desk looks for, whom it takes in, and what it puts right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.birth_dates import BirthDateField
from accounts.correcting import CORRECTABLE
from accounts.issuing import Person
from accounts.locking import FOR_GOOD, Reason
from accounts.models import Office, User
from documents.attending import Search
from nwportal.desk.forms.born import BornForm


class FindForm(forms.Form):
    number = forms.CharField(
        label=_("Portal ID, case number or customer number"),
        max_length=60,
        required=False,
    )
    name = forms.CharField(label=_("Name"), max_length=250, required=False)
    birth_date = BirthDateField(label=_("Date of birth"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        by_name = cleaned.get("name") and cleaned.get("birth_date")
        if not (cleaned.get("number") or by_name or self.errors):
            message = _("Enter a number, or the name together with the date of birth.")
            raise forms.ValidationError(message, "too_little")
        return cleaned

    @property
    def search(self) -> Search:
        return Search(**self.cleaned_data)


class DataForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = CORRECTABLE

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("given_name") or cleaned.get("family_name")):
            message = _("Enter at least one name; a single name is a name.")
            self.add_error("family_name", message)
        return cleaned

    def _post_clean(self) -> None:
        """Leave the row to the domain: it writes what differs, and records it."""

    @property
    def changes(self) -> dict[str, str]:
        return {name: self.cleaned_data[name].strip() for name in CORRECTABLE}


class NewPersonForm(BornForm, DataForm):
    """Somebody at the first interview, perhaps without a case number yet."""

    office: "forms.ModelChoiceField[Office]" = forms.ModelChoiceField(
        label=_("Office"), queryset=Office.objects.none()
    )
    case = forms.CharField(
        label=_("Case number"),
        max_length=30,
        required=False,
        help_text=_("Leave it empty if there is none yet; it is added later."),
    )
    customer_number = forms.CharField(
        label=_("Customer number"), max_length=20, required=False
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ModelChoiceField)  # noqa: S101 - for types
        office.queryset = by.offices.all()
        office.initial = by.offices.first()

    @property
    def person(self) -> Person:
        return Person(
            **self.changes,
            birth_date=self.born.date,
            birth_date_known=self.born.known,
            customer_number=self.cleaned_data["customer_number"].strip(),
        )


class LockForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[(one, one.label) for one in Reason if one not in FOR_GOOD],
    )


class RevokeForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices)
    sure = forms.BooleanField(
        label=_("The access ends for good. What was sent stays in the file.")
    )
