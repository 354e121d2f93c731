from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import SetPasswordMixin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import StaffAdmin
from accounts.models import User
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Act, Role

STAFF_ROLES = [(role, role.label) for role in Role if role is not Role.CITIZEN]


class StaffForm(forms.ModelForm[User]):
    """A member of staff; citizens get their accounts by `issue_account` alone."""

    role = forms.ChoiceField(label=_("Role"), choices=STAFF_ROLES)

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
            "is_active",
        ]
        widgets = {"offices": forms.CheckboxSelectMultiple}

    def clean_username(self) -> str:
        return normalise_portal_id(self.cleaned_data["username"])


class NewStaffForm(SetPasswordMixin, StaffForm):  # type: ignore[type-arg]
    new_password1, new_password2 = SetPasswordMixin.create_password_fields()

    def clean(self) -> dict[str, Any]:
        self.validate_passwords("new_password1", "new_password2")
        cleaned = super().clean() or {}
        self.validate_password_for_user(self.instance, "new_password1")
        return cleaned

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's
        self.instance.set_password(self.cleaned_data["new_password1"])
        return super().save(commit=commit)


@admin.register(User)
class UserAdmin(StaffAdmin[User]):
    see = edit = Act.MANAGE_STAFF
    noun = "staff"
    list_display = ["username", "full_name", "role", "is_active"]
    list_filter = ["role", "offices", "is_active"]
    search_fields = ["username", "family_name", "given_name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).exclude(role=Role.CITIZEN)

    def get_form(
        self,
        request: HttpRequest,
        obj: User | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,
    ) -> type[forms.ModelForm[User]]:
        # Django asks for the fields of an existing row without saying `change`.
        kwargs["form"] = StaffForm if obj else NewStaffForm
        if not obj:
            kwargs["fields"] = [
                *StaffForm.Meta.fields,
                "new_password1",
                "new_password2",
            ]
        return super().get_form(request, obj, change=change, **kwargs)
