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

from accounts.models import User
from documents import reviewing
from documents.models import Document
from documents.models.document import IllegalMove, Overtaken
from documents.views.access import citizen_required

PER_PAGE = 20


def _mine(request: HttpRequest, reference: str) -> Document:
    user: User = request.user  # type: ignore[assignment]
    mine = Document.objects.visible_to(user).for_lists()
    return get_object_or_404(mine, reference=reference)


@login_required
@citizen_required
@never_cache
@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    mine = Document.objects.visible_to(user).for_lists()
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    fetched = request.headers.get("X-Requested-With") == "fetch"
    template = "documents/_list.html" if fetched else "documents/list.html"
    return TemplateResponse(request, template, {"page": page})


@login_required
@citizen_required
@never_cache
@require_safe
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    document = _mine(request, reference)
    fetched = request.headers.get("X-Requested-With") == "fetch"
    template = "documents/_state.html" if fetched else "documents/detail.html"
    return TemplateResponse(request, template, {"document": document})


@login_required
@citizen_required
@never_cache
@require_safe
def received(request: HttpRequest, reference: str) -> HttpResponse:
    context = {"document": _mine(request, reference)}
    return TemplateResponse(request, "documents/received.html", context)


@login_required
@citizen_required
@require_POST
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    document = _mine(request, reference)
    try:
        reviewing.withdraw(document, by=user, at=timezone.now())
    except (IllegalMove, Overtaken):
        messages.warning(
            request, _("We are already working on this document. It stays with us.")
        )
    else:
        messages.success(request, _("You have taken this document back."))
    return redirect("documents:detail", document.reference)
