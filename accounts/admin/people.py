from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import enrolling, sessions
from accounts.admin import staff_access
from accounts.admin.base import StaffAdmin, staff_of
from accounts.admin.staff_form import StaffForm
from accounts.enrolling import EnrolledAlready, NameTaken, NotEnrolled, Rights
from accounts.initial_pins import Issued
from accounts.locking import Reason
from accounts.models import User
from accounts.roles import Act, Role


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

    def has_change_permission(
        self, request: HttpRequest, obj: User | None = None
    ) -> bool:
        """Nobody gives themselves another role."""
        own = obj is not None and obj.pk == request.user.pk
        return not own and super().has_change_permission(request, obj)

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> list[str]:
        """A user name stays: letters, files and the audit trail call people by it."""
        return ["username"] if obj else []

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
        """Whoever has another role from now on signs in again."""
        if "email" in form.changed_data:
            obj.email_confirmed_at = None
        super().save_model(request, obj, form, change)
        if "role" in form.changed_data:
            sessions.end_all(obj, by=staff_of(request), at=timezone.now())

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: Any
    ) -> None:
        """Record what somebody may from now on, and what it was before."""
        super().save_related(request, form, formsets, change)
        by, at = staff_of(request), timezone.now()
        enrolling.record_rights(form.instance, before=_rights(form), by=by, at=at)


def _rights(form: Any) -> Rights:
    """Return what the account had when the form was filled in."""
    return Rights.of(form.initial["role"], form.initial["offices"])


def _enrol(request: HttpRequest, form: StaffForm) -> Issued | None:
    """Return the new account with its PIN; None with an error on the form."""
    try:
        return enrolling.enrol_staff(
            form.staff, by=staff_of(request), at=timezone.now()
        )
    except (EnrolledAlready, NameTaken):
        form.add_error("username", _("Somebody has this user name already."))
    except NotEnrolled:
        form.add_error(
            "username",
            _(
                "A user name has 2 to 40 characters: a letter first (a to z), then "
                "letters, digits, full stops and hyphens."
            ),
        )
    return None
