"""The addressee's decisions: list, one of them, its file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from accounts.models import User
from decisions import retrieving
from decisions.models import Decision
from documents.views.access import citizen_required
from documents.views.files import stored_pdf

PER_PAGE = 20


def _mine(request: HttpRequest, reference: str) -> Decision:
    user: User = request.user  # type: ignore[assignment]
    mine = Decision.objects.visible_to(user).for_lists()
    return get_object_or_404(mine, reference=reference)


@login_required
@citizen_required
@never_cache
@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    mine = Decision.objects.visible_to(user).for_lists()
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    return TemplateResponse(request, "decisions/list.html", {"page": page})


@login_required
@citizen_required
@never_cache
@require_safe
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    context = {"decision": _mine(request, reference)}
    return TemplateResponse(request, "decisions/detail.html", context)


@login_required
@citizen_required
@require_GET
def file(request: HttpRequest, reference: str) -> HttpResponseBase:
    user: User = request.user  # type: ignore[assignment]
    decision = _mine(request, reference)
    response = decision_pdf(decision, inline=False)
    retrieving.record(decision, by=user, at=timezone.now())
    return response


def decision_pdf(decision: Decision, *, inline: bool) -> HttpResponseBase:
    name = f"{decision.decision_type.german} {decision.dated} {decision.reference}.pdf"
    return stored_pdf(
        "decisions", decision.key, sha256=decision.sha256, name=name, inline=inline
    )
