"""Adding a Bescheid to a case, publishing it, and seeing who retrieved it."""

import uuid
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.admin.base import StaffAdmin, staff_of
from accounts.roles import Act
from decisions import publishing, retrieving
from decisions.forms import DecisionForm
from decisions.lifecycle import Status
from decisions.models import Decision
from decisions.views.reading import decision_pdf
from documents.models.document import IllegalMove, Overtaken
from documents.stores import StoreUnavailable

SCREEN = "admin:decisions_decision_change"


@admin.register(Decision)
class DecisionAdmin(StaffAdmin[Decision]):
    see = Act.ISSUE_DECISIONS
    edit = Act.ISSUE_DECISIONS
    list_display = [
        "reference",
        "dated",
        "decision_type",
        "case",
        "addressee",
        "status",
    ]
    list_filter = ["status", "decision_type"]
    list_select_related = ["decision_type", "case", "addressee"]
    search_fields = ["=reference", "=case__number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        return Decision.objects.visible_to(staff_of(request))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<uuid:pk>/file", view(file), name="decisions_decision_file"),
            path(
                "<uuid:pk>/release/", view(release), name="decisions_decision_release"
            ),
        ]
        return own + super().get_urls()

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        del form_url, extra_context
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = DecisionForm(
            request.POST or None,
            request.FILES or None,
            by=staff_of(request),
            initial={
                "case": request.GET.get("case", ""),
                "submission_key": uuid.uuid4(),
            },
        )
        if form.is_valid() and (decision := _add(request, form)):
            return redirect(SCREEN, decision.pk)
        context = self.admin_site.each_context(request)
        context |= {"title": _("Add decision"), "form": form, "opts": Decision._meta}
        template = "admin/decisions/decision/add.html"
        return TemplateResponse(request, template, context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        del form_url, extra_context
        decision = self.get_object(request, object_id)
        by, at = staff_of(request), timezone.now()
        retrieving.look(decision, event="decision.opened", by=by, at=at)
        context = self.admin_site.each_context(request)
        context |= {
            "title": f"{decision.decision_type} {decision.reference}",
            "decision": decision,
            "retrievals": decision.retrievals.select_related("user"),
            "can_release": decision.status == Status.DRAFT,
            "opts": Decision._meta,
        }
        template = "admin/decisions/decision/letter.html"
        return TemplateResponse(request, template, context)


def _add(request: HttpRequest, form: DecisionForm) -> Decision | None:
    """Add the draft and, if asked to, release it; None with an error on the form."""
    user, at = staff_of(request), timezone.now()
    try:
        decision = publishing.add(form.letter, by=user, at=at)
    except StoreUnavailable:
        form.add_error(None, _("The file store is away. Please try again later."))
        return None
    if "_publish" in request.POST:
        _release(request, decision)
    else:
        messages.success(request, _("The draft is saved. The person does not see it."))
    return decision


def _release(request: HttpRequest, decision: Decision) -> None:
    try:
        publishing.release(decision, by=staff_of(request), at=timezone.now())
    except (IllegalMove, Overtaken):
        messages.warning(request, _("This decision has been released already."))
    else:
        messages.success(
            request,
            _("The decision is being scanned; then the person is told and can see it."),
        )


def _visible(request: HttpRequest, pk: uuid.UUID) -> Decision:
    user = staff_of(request)
    mine = Decision.objects.visible_to(user).select_related(
        "case", "decision_type", "addressee"
    )
    if not user.can(Act.ISSUE_DECISIONS):
        raise Http404
    return get_object_or_404(mine, pk=pk)


@require_safe
def file(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    decision = _visible(request, pk)
    if decision.status == Status.REFUSED:
        raise Http404
    response = decision_pdf(decision, inline=True)
    by, at = staff_of(request), timezone.now()
    retrieving.look(decision, event="decision.seen", by=by, at=at)
    return response


@require_POST
def release(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    decision = _visible(request, pk)
    _release(request, decision)
    return redirect(SCREEN, decision.pk)
