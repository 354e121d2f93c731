"""What the administrator types about a colleague."""

from django import forms
from django.utils.translation import gettext_lazy

from accounts.enrolling import Staff
from accounts.models import User
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Role

STAFF_ROLES = [(role, role.label) for role in Role if role is not Role.CITIZEN]


class StaffForm(forms.ModelForm[User]):
    """A member of staff; citizens get their accounts at the desk or by command.

    Whether somebody may sign in is no field: locking ends their sessions, too.
    """

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=STAFF_ROLES)

    class Meta:
        model = User
        fields = [
            "username",
            "role",
            "given_name",
            "family_name",
            "email",
            "language",
            "offices",
        ]
        widgets = {"offices": forms.CheckboxSelectMultiple}

    def clean_username(self) -> str:
        return normalise_portal_id(self.cleaned_data["username"])

    @property
    def staff(self) -> Staff:
        return Staff(
            user_name=self.cleaned_data["username"],
            role=self.cleaned_data["role"],
            given_name=self.cleaned_data["given_name"],
            family_name=self.cleaned_data["family_name"],
            offices=tuple(office.code for office in self.cleaned_data["offices"]),
            email=self.cleaned_data["email"],
            language=self.cleaned_data["language"],
        )
