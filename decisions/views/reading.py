"""The addressee's decisions: list, one of them, its file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from accounts.acting import Acting, acting_for, acting_of
from accounts.views.acting import within_mandate
from decisions import retrieving
from decisions.models import Decision
from documents.views.access import citizen_required
from documents.views.files import stored_pdf

PER_PAGE = 20


def reads_decisions(acting: Acting) -> bool:
    return acting.may_read_decisions


def _mine(request: HttpRequest, reference: str) -> Decision:
    mine = Decision.objects.visible_to(acting_for(request)).for_lists()
    return get_object_or_404(mine.select_related("addressee"), reference=reference)


@login_required
@citizen_required
@within_mandate(reads_decisions)
@never_cache
@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    acting = acting_of(request)
    theirs = Decision.objects.visible_to(acting.person).for_lists()
    mine = theirs.with_openings_by(acting.user)
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "decisions/list.html", {"page": page})


@login_required
@citizen_required
@within_mandate(reads_decisions)
@never_cache
@require_safe
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    decision = _mine(request, reference)
    openings = retrieving.first_by_each(decision)
    context = {"decision": decision, "openings": openings}
    return TemplateResponse(request, "decisions/detail.html", context)


@login_required
@citizen_required
@within_mandate(reads_decisions)
@require_GET
def file(request: HttpRequest, reference: str) -> HttpResponseBase:
    decision = _mine(request, reference)
    response = decision_pdf(decision, inline=False)
    retrieving.record(decision, by=acting_of(request).user, at=timezone.now())
    return response


def decision_pdf(decision: Decision, *, inline: bool) -> HttpResponseBase:
    name = f"{decision.decision_type.german} {decision.dated} {decision.reference}.pdf"
    return stored_pdf(
        "decisions", decision.key, sha256=decision.sha256, name=name, inline=inline
    )
