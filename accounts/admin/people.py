from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import enrolling, sessions
from accounts.admin import staff_access
from accounts.admin.base import StaffAdmin, staff_of
from accounts.enrolling import EnrolledAlready, NotEnrolled, Staff
from accounts.initial_pins import Issued
from accounts.locking import Reason
from accounts.models import User
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Act, Role

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


@admin.register(User)
class UserAdmin(StaffAdmin[User]):
    see = edit = Act.MANAGE_STAFF
    noun = "staff"
    form = StaffForm
    change_form_template = "admin/accounts/user/change_form.html"
    list_display = ["username", "full_name", "role", "is_active"]
    list_filter = ["role", "offices", "is_active"]
    search_fields = ["username", "family_name", "given_name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).exclude(role=Role.CITIZEN)

    def get_urls(self) -> list[URLPattern]:
        acts = {
            "pin": staff_access.pin,
            "factor": staff_access.factor,
            "lock": staff_access.lock,
            "unlock": staff_access.unlock,
        }
        own = [
            path(
                f"<uuid:pk>/{name}/",
                self.admin_site.admin_view(view),
                name=f"accounts_user_{name}",
            )
            for name, view in acts.items()
        ]
        return own + super().get_urls()

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Take somebody on; nobody but themselves ever knows their password."""
        del form_url, extra_context
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = StaffForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and (issued := _enrol(request, form)):
            return staff_access.pin_page(request, issued)
        context = self.admin_site.each_context(request)
        context |= {"title": _("Add staff"), "form": form, "opts": User._meta}
        status = 422 if form.is_bound else 200
        template = "admin/accounts/user/add.html"
        return TemplateResponse(request, template, context, status=status)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        more = {**(extra_context or {}), "reasons": Reason.choices}
        return super().change_view(request, object_id, form_url, more)

    def save_model(
        self, request: HttpRequest, obj: User, form: Any, change: Any
    ) -> None:
        """Who has another role from now on signs in again."""
        super().save_model(request, obj, form, change)
        if "role" in form.changed_data:
            sessions.end_all(obj, by=staff_of(request), at=timezone.now())


def _enrol(request: HttpRequest, form: StaffForm) -> Issued | None:
    """Return the new account with its PIN; None with an error on the form."""
    try:
        return enrolling.enrol_staff(
            form.staff, by=staff_of(request), at=timezone.now()
        )
    except EnrolledAlready:
        form.add_error("username", _("Somebody has this user name already."))
    except NotEnrolled:
        form.add_error(
            "username",
            _(
                "A user name begins with a letter; then come letters, digits, full "
                "stops and hyphens."
            ),
        )
    return None
