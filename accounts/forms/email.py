"""An e-mail address of one's own, and the code that confirms it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.consent_texts import VERSIONS
from accounts.digits import join_groups
from accounts.email_codes import LENGTH
from accounts.forms.fields import AddressField
from accounts.models import Consent

MAIL = Consent.Kind.MAIL


class AddressForm(forms.Form):
    email = AddressField()


class EmailCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        help_text=_("Six digits."),
        max_length=30,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "dir": "ltr",
            }
        ),
    )
    agree = forms.BooleanField(
        label=_("Yes, please send me an e-mail when there is something new."),
        required=False,
    )
    version = forms.CharField(
        required=False, initial=VERSIONS[MAIL], widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, asks_consent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_consent:
            del self.fields["agree"], self.fields["version"]

    @property
    def agreed_to(self) -> str:
        """Return the version of the words that were ticked, "" if they were not."""
        agrees = self.cleaned_data.get("agree", False)
        return str(self.cleaned_data["version"]) if agrees else ""

    def clean_code(self) -> str:
        code = join_groups(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(
                _("The code has six digits. Please compare it with the e-mail."),
                "length",
            )
        return code
