from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts import exporting
from accounts.admin import access_log
from accounts.admin.base import StaffAdmin, may, staff_of
from accounts.forms.days import DaysForm
from accounts.models import AuditEvent
from accounts.roles import Act, Role

Events = QuerySet[AuditEvent]
OURS = ("accounts", "documents", "decisions")


class RoleFilter(admin.SimpleListFilter):
    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Role.choices, ("machine", _("Machine"))]

    def queryset(self, request: HttpRequest, queryset: Events) -> Events:
        match self.value():
            case None:
                return queryset
            case "machine":
                return queryset.filter(actor__isnull=True)
            case role if role in Role:
                return queryset.filter(role=role)
        return queryset.none()


class ObjectFilter(admin.SimpleListFilter):
    """By kind of object; its choices come from the code, not from a long table."""

    title = gettext_lazy("kind of object")
    parameter_name = "object"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        models = [
            model._meta
            for app in OURS
            for model in apps.get_app_config(app).get_models()
        ]
        return [(meta.label, meta.verbose_name) for meta in models]

    def queryset(self, request: HttpRequest, queryset: Events) -> Events:
        label = self.value()
        if label is None:
            return queryset
        known = dict(self.lookup_choices)
        return (
            queryset.filter(object_label=label) if label in known else queryset.none()
        )


@admin.register(AuditEvent)
class AuditEventAdmin(StaffAdmin[AuditEvent]):
    """Read-only: what happened is not edited."""

    see = Act.READ_AUDIT
    change_list_template = "admin/accounts/auditevent/change_list.html"
    list_display = [
        "at",
        "event",
        "who",
        "role",
        "machine",
        "object_label",
        "concerned",
    ]
    list_filter = [RoleFilter, ObjectFilter]
    list_select_related = ["actor", "subject"]
    # Of people by portal ID or user name: whose data it was, and who acted.
    search_fields = [
        "=object_id",
        "event__startswith",
        "=subject__username",
        "=actor__username",
    ]
    date_hierarchy = "at"
    readonly_fields = ["who", "concerned"]
    fields = [
        "at",
        "event",
        "who",
        "role",
        "machine",
        "object_label",
        "object_id",
        "concerned",
        "facts",
    ]

    @admin.display(description=gettext_lazy("person"))
    def who(self, event: AuditEvent) -> str:
        """Return the user name; names of people are not in the trail."""
        return event.actor.username if event.actor else ""

    @admin.display(description=gettext_lazy("person concerned"))
    def concerned(self, event: AuditEvent) -> str:
        return event.subject.username if event.subject else ""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("export/", view(export), name="accounts_auditevent_export"),
            path("looks/", view(access_log.looks), name="accounts_auditevent_looks"),
        ]
        return own + super().get_urls()


@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    if not may(request, Act.READ_AUDIT):
        raise PermissionDenied
    form = DaysForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _csv(request, exporting.Span(**form.cleaned_data))
    context = admin.site.each_context(request)
    context |= {"title": _("Export of the audit trail"), "form": form}
    status = 422 if form.is_bound else 200
    template = "admin/accounts/auditevent/export.html"
    return TemplateResponse(request, template, context, status=status)


def _csv(request: HttpRequest, span: exporting.Span) -> HttpResponseBase:
    at = timezone.now()
    events = exporting.export(span, by=staff_of(request), at=at)
    response = StreamingHttpResponse(
        exporting.as_csv(events), content_type="text/csv; charset=utf-8"
    )
    name = f"audit-{timezone.localdate(at)}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
