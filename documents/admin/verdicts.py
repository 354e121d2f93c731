"""What a caseworker types with a verdict, or instead of one."""

from django import forms
from django.utils.translation import gettext_lazy

from documents import failures
from documents.models import ReturnReason
from documents.normalising.reasons import Reason


class ReturnForm(forms.Form):
    reason: "forms.ModelChoiceField[ReturnReason]" = forms.ModelChoiceField(
        label=gettext_lazy("Reason"),
        queryset=ReturnReason.objects.filter(active=True),
        to_field_name="code",
    )
    note = forms.CharField(
        label=gettext_lazy("Note to the person"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong with the file?"),
        choices=failures.LABELS.items(),
        initial=Reason.TOO_COMPLEX,
    )


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it opened again?"), max_length=300
    )
