"""What for: asked before the desk sees what a person sees."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.purposes import Purpose

ASKED = (Purpose.HELP_WITH_PORTAL, Purpose.COMPLAINT, Purpose.FAULT)


class PurposeForm(forms.Form):
    purpose = forms.ChoiceField(
        label=_("What do you need it for?"),
        choices=[(one.value, one.label) for one in ASKED],
        widget=forms.RadioSelect,
    )
    in_their_language = forms.BooleanField(
        label=_("In the language of the person"), required=False
    )
