"""Five seconds: what is new, what did I send, who is my office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from decisions.models import Decision
from documents.lifecycle import REPLACEABLE
from documents.models import Case, Document

LATEST = 3


@login_required
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    if user.is_staff:
        return redirect("admin:index")
    documents = Document.objects.visible_to(user).for_lists()
    decisions = Decision.objects.visible_to(user).for_lists()
    context = {
        "cases": Case.objects.visible_to(user).select_related("office"),
        "sent": documents[:LATEST],
        "to_send_again": documents.filter(
            status__in=REPLACEABLE, replaced_by__isnull=True
        ),
        "new_decisions": decisions.filter(retrievals__isnull=True),
    }
    fetched = request.headers.get("X-Requested-With") == "fetch"
    template = "_sent.html" if fetched else "home.html"
    return TemplateResponse(request, template, context)
