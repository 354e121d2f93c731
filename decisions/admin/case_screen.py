"""The case: its members, what they sent or tried to send, and its decisions."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import auditing
from accounts.admin.base import StaffAdmin, may, staff_of
from accounts.models import User
from accounts.roles import CASEWORKERS, Act
from decisions.models import Decision
from decisions.publishing import can_issue
from documents.lifecycle import FAILED
from documents.models import Case, Document

LATEST = 50


@admin.register(Case)
class CaseAdmin(StaffAdmin[Case]):
    """Read by its office; given to a caseworker by team lead or administrator."""

    see = Act.SEE_CASES
    edit = Act.ASSIGN_CASES
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

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may(request, Act.MANAGE_STAFF)

    def has_change_permission(
        self, request: HttpRequest, obj: Case | None = None
    ) -> bool:
        return may(request, Act.ASSIGN_CASES)

    def get_fields(self, request: HttpRequest, obj: Case | None = None) -> Any:
        """Staff get names in place of links to pages that are not theirs."""
        everything, assigns = may(request, Act.MANAGE_STAFF), may(request, self.edit)
        return [
            "number",
            "office" if everything else "office_name",
            "caseworker" if assigns else "caseworker_name",
            "grant_start",
            "grant_end",
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Case | None = None) -> Any:
        """Whoever assigns cases changes nothing else of them."""
        if may(request, Act.MANAGE_STAFF):
            return self.readonly_fields
        return [name for name in self.get_fields(request, obj) if name != "caseworker"]

    def get_form(
        self,
        request: HttpRequest,
        obj: Case | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        choice = form.base_fields.get("caseworker")
        if isinstance(choice, ModelChoiceField) and obj is not None:
            choice.queryset = _caseworkers(obj, staff_of(request))
        return form

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


def _caseworkers(case: Case, by: User) -> QuerySet[User]:
    """Return who may be given the case, and whose it is already."""
    able = Q(role__in=CASEWORKERS, is_active=True)
    if not by.can(Act.MANAGE_STAFF):
        able &= Q(offices=case.office)
    return User.objects.filter(able | Q(pk=case.caseworker_id)).distinct()


def _papers(request: HttpRequest, case: Case) -> dict[str, Any]:
    """Return what the case screen shows below the form: what one may know of it."""
    user = staff_of(request)
    members = case.members.select_related("user")
    if request.method == "GET":
        people = [member.user for member in members]
        at = timezone.now()
        auditing.record_look("case.seen", on=case, subjects=people, by=user, at=at)
    if user.can(Act.ISSUE_ACCESS):
        return {"members": members, "attends": True}
    if not user.can(Act.READ_EVIDENCE):
        return {}
    documents = Document.objects.visible_to(user).for_lists().filter(case=case)
    decisions = Decision.objects.visible_to(user).for_lists().filter(case=case)
    return {
        "members": members,
        "reads_papers": True,
        "documents": documents.exclude(status__in=FAILED)[:LATEST],
        "failed_attempts": documents.filter(status__in=FAILED)[:LATEST],
        "decisions": decisions.select_related("addressee")[:LATEST],
        "reads_decisions": user.can(Act.ISSUE_DECISIONS),
        "can_issue": can_issue(case, user),
    }
