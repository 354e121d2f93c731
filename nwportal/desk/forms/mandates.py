"""A mandate as the desk enters it, its paper in hand."""

from dataclasses import fields

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.days import DayInput
from accounts.forms.fields import PortalIdField
from accounts.mandates import Scope
from accounts.models import Mandate, User
from accounts.roles import Role


class MandateForm(forms.Form):
    agent = PortalIdField(
        help_text=_("Of the representative, who has an account of their own.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Mandate.Kind.choices)
    may_see = forms.BooleanField(
        label=_("May see what was sent"), required=False, initial=True
    )
    may_upload = forms.BooleanField(label=_("May send documents"), required=False)
    may_read_decisions = forms.BooleanField(
        label=_("May read decisions"), required=False
    )
    expires_on = forms.DateField(
        label=_("Until (inclusive)"),
        required=False,
        widget=DayInput(),
        help_text=_(
            "Empty: until it is revoked. That of a child’s parent ends before the "
            "child is 15."
        ),
    )

    def clean_agent(self) -> User:
        """Return the account; a colleague's is as unknown as one that is not there."""
        found = User.objects.filter(
            username=self.cleaned_data["agent"], role=Role.CITIZEN, is_active=True
        ).first()
        if found is None:
            message = _("There is no such account. Compare the number, please.")
            raise forms.ValidationError(message, "unknown")
        return found

    @property
    def scope(self) -> Scope:
        return Scope(**{one.name: self.cleaned_data[one.name] for one in fields(Scope)})
