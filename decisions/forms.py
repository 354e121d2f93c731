"""What a caseworker enters to add a decision."""

import uuid
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from decisions.models import DecisionType
from decisions.publishing import Letter
from documents.models import Case
from documents.recognising import Kind, recognise

HEAD = 1024


class DecisionForm(forms.Form):
    case = forms.ModelChoiceField(
        label=gettext_lazy("Case"), queryset=Case.objects.none()
    )
    addressee = forms.ModelChoiceField(
        label=gettext_lazy("Addressee"),
        queryset=User.objects.none(),
        required=False,
        help_text=gettext_lazy("May stay empty if the case has one member."),
    )
    decision_type: "forms.ModelChoiceField[DecisionType]" = forms.ModelChoiceField(
        label=gettext_lazy("Type"),
        queryset=DecisionType.objects.filter(active=True),
        to_field_name="code",
    )
    dated = forms.DateField(
        label=gettext_lazy("Date of the decision"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    file = forms.FileField(
        label=gettext_lazy("PDF file"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    submission_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cases = Case.objects.visible_to(by)
        fields = cast("dict[str, forms.ModelChoiceField[Any]]", self.fields)
        fields["case"].queryset = cases
        chosen = self.data.get("case") or self.initial.get("case")
        if _is_id(chosen):
            cases = cases.filter(pk=str(chosen))
        people = User.objects.filter(memberships__case__in=cases)
        fields["addressee"].queryset = people.distinct()

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        head = file.read(HEAD)
        file.seek(0)
        if recognise(head) is not Kind.PDF:
            raise forms.ValidationError(_("This is not a PDF file."), "not_pdf")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "case" not in cleaned or "addressee" not in cleaned:
            return cleaned
        members = [member.user for member in cleaned["case"].members.all()]
        if cleaned["addressee"] is None and len(members) == 1:
            cleaned["addressee"] = members[0]
        if cleaned["addressee"] not in members:
            self.add_error("addressee", _("Choose a member of this case."))
        return cleaned

    def clean_submission_key(self) -> uuid.UUID:
        """A program that sends no key gets a new one."""
        return self.cleaned_data["submission_key"] or uuid.uuid4()

    @property
    def letter(self) -> Letter:
        facts = dict(self.cleaned_data)
        return Letter(key=facts.pop("submission_key"), **facts)


def _is_id(value: object) -> bool:
    try:
        forms.UUIDField().clean(str(value or ""))
    except forms.ValidationError:
        return False
    return True
