"""The case: its members, what they sent or tried to send, and its decisions."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import auditing
from accounts.admin.base import StaffAdmin, staff_of
from accounts.roles import Act
from decisions.models import Decision
from decisions.publishing import can_issue
from documents.lifecycle import FAILED
from documents.models import Case, Document

LATEST = 50


@admin.register(Case)
class CaseAdmin(StaffAdmin[Case]):
    """Caseworkers read it; the administrator assigns office and caseworker."""

    see = Act.SEE_CASES
    edit = Act.MANAGE_STAFF
    list_display = ["number", "office", "caseworker", "grant_start", "grant_end"]
    list_filter = ["office"]
    list_select_related = ["office", "caseworker"]
    search_fields = ["=number", "members__user__family_name"]
    readonly_fields = ["office_name", "caseworker_name"]
    change_form_template = "admin/documents/case/screen.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        return Case.objects.visible_to(staff_of(request))

    @admin.display(description=_("office"))
    def office_name(self, case: Case) -> str:
        return case.office.name

    @admin.display(description=_("caseworker"))
    def caseworker_name(self, case: Case) -> str:
        return case.caseworker.full_name if case.caseworker else ""

    def get_fields(self, request: HttpRequest, obj: Case | None = None) -> Any:
        """Caseworkers get names in place of links to pages that are not theirs."""
        of = ["office", "caseworker"]
        if not self.has_change_permission(request, obj):
            of = ["office_name", "caseworker_name"]
        return ["number", *of, "grant_start", "grant_end"]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        case = self.get_object(request, object_id)
        context = {**(extra_context or {}), "case": case, **_papers(request, case)}
        return super().change_view(request, object_id, form_url, context)


def _papers(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Return what the case screen shows below the form; nothing to who may not."""
    user = staff_of(request)
    if not user.can(Act.READ_EVIDENCE):
        return {}
    if request.method == "GET":
        auditing.record("case.seen", on=case, by=user, at=timezone.now())
    documents = Document.objects.visible_to(user).for_lists().filter(case=case)
    decisions = Decision.objects.visible_to(user).for_lists().filter(case=case)
    return {
        "members": case.members.select_related("user"),
        "documents": documents.exclude(status__in=FAILED)[:LATEST],
        "failed_attempts": documents.filter(status__in=FAILED)[:LATEST],
        "decisions": decisions.select_related("addressee")[:LATEST],
        "can_issue": can_issue(case, user),
    }
