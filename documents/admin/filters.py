"""The inbox's filters: mine and open unless asked otherwise."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin.base import staff_of
from accounts.models import Office
from accounts.roles import Act, Role
from documents.lifecycle import OWNER, Owner, Status
from documents.models import Document

Documents = QuerySet[Document]
IN_CHECK = [status for status, owner in OWNER.items() if owner is Owner.SYSTEM]


class DefaultFilter(admin.SimpleListFilter):
    """A filter whose first choice, without a name in the address, is the default."""

    default_label: Any

    def choices(self, changelist: Any) -> Any:
        """List the default first, in place of Django's “All”."""
        query = changelist.get_query_string(remove=[self.parameter_name])
        yield {
            "selected": self.value() is None,
            "query_string": query,
            "display": self.default_label,
        }
        yield from (
            {
                "selected": self.value() == str(value),
                "query_string": changelist.get_query_string(
                    {self.parameter_name: value}
                ),
                "display": label,
            }
            for value, label in self.lookup_choices
        )


class InboxFilter(DefaultFilter):
    title = _("inbox")
    parameter_name = "inbox"
    default_label = _("Mine")

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("office", _("Whole office"))]

    def queryset(self, request: HttpRequest, queryset: Documents) -> Documents:
        user = staff_of(request)
        # Whoever gives no verdicts has no inbox of their own.
        if self.value() == "office" or not user.can(Act.REVIEW_EVIDENCE):
            return queryset
        # What has nobody (any more) is in everybody's inbox rather than in none.
        nobodys = Q(case__caseworker=None) | Q(case__caseworker__is_active=False)
        return queryset.filter(Q(case__caseworker=user) | nobodys)


class StatusFilter(DefaultFilter):
    title = _("status")
    parameter_name = "status"
    default_label = Status.QUEUED.label

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            (Status.ACCEPTED, Status.ACCEPTED.label),
            (Status.RETURNED, Status.RETURNED.label),
            ("check", _("In technical check")),
            ("held", _("Stuck: technical fault")),
        ]

    def queryset(self, request: HttpRequest, queryset: Documents) -> Documents:
        match self.value():
            case "check":
                return queryset.filter(status__in=IN_CHECK, held_at__isnull=True)
            case "held":
                return queryset.filter(status__in=IN_CHECK, held_at__isnull=False)
            case Status.ACCEPTED | Status.RETURNED as status:
                return queryset.filter(status=status)
        return queryset.filter(status=Status.QUEUED)


class OfficeFilter(admin.SimpleListFilter):
    title = _("office")
    parameter_name = "office"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        user = staff_of(request)
        everywhere = user.role == Role.ADMINISTRATOR
        offices = Office.objects.all() if everywhere else user.offices.all()
        return [(office.code, office.name) for office in offices]

    def queryset(self, request: HttpRequest, queryset: Documents) -> Documents:
        code = self.value()
        if code is None:
            return queryset
        if code not in dict(self.lookup_choices):
            return queryset.none()
        return queryset.filter(case__office__code=code)
