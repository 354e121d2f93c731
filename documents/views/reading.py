"""The citizen's own documents: list, one of them, its state, taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.acting import acting_of
from accounts.views.acting import within_mandate
from documents import reviewing
from documents.models import Document
from documents.models.document import IllegalMove, Overtaken
from documents.models.documents import DocumentQuerySet
from documents.views.access import citizen_required, may_upload, reaches_documents

PER_PAGE = 20


def _mine(request: HttpRequest) -> DocumentQuerySet:
    return Document.objects.reached_by(acting_of(request)).for_lists()


def _context(request: HttpRequest, reference: str) -> dict[str, object]:
    document = get_object_or_404(_mine(request), reference=reference)
    can_withdraw = reviewing.can_withdraw(document, acting_of(request).user)
    return {"document": document, "can_withdraw": can_withdraw}


@login_required
@citizen_required
@within_mandate(reaches_documents)
@never_cache
@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(_mine(request), PER_PAGE).get_page(request.GET.get("page"))
    fetched = request.headers.get("X-Requested-With") == "fetch"
    template = "documents/_list.html" if fetched else "documents/list.html"
    return TemplateResponse(request, template, {"page": page})


@login_required
@citizen_required
@within_mandate(reaches_documents)
@never_cache
@require_safe
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    context = _context(request, reference)
    fetched = request.headers.get("X-Requested-With") == "fetch"
    template = "documents/_state.html" if fetched else "documents/detail.html"
    return TemplateResponse(request, template, context)


@login_required
@citizen_required
@within_mandate(reaches_documents)
@never_cache
@require_safe
def received(request: HttpRequest, reference: str) -> HttpResponse:
    context = _context(request, reference)
    return TemplateResponse(request, "documents/received.html", context)


@login_required
@citizen_required
@within_mandate(may_upload)
@require_POST
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    document = get_object_or_404(_mine(request), reference=reference)
    try:
        reviewing.withdraw(document, by=acting_of(request).user, at=timezone.now())
    except (IllegalMove, Overtaken):
        messages.warning(
            request, _("We are already working on this document. It stays with us.")
        )
    else:
        messages.success(request, _("You have taken this document back."))
    return redirect("documents:detail", document.reference)
