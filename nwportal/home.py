"""Five seconds: what is new, what did I send, who is my office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.acting import Acting, acting_of, held_by
from decisions.models import Decision
from documents.lifecycle import REPLACEABLE
from documents.models import Case, Document

LATEST = 3


@login_required
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    acting = acting_of(request)
    if acting.user.is_staff:
        return redirect("admin:index")
    context = {**_papers(acting), **_letters(acting)}
    if request.headers.get("X-Requested-With") == "fetch":
        return TemplateResponse(request, "_sent.html", context)
    cases = list(Case.objects.visible_to(acting.person).select_related("office"))
    held = list(held_by(acting.user, at=timezone.now()))
    # Whoever is here for others only has nothing of their own to look at.
    context |= {"cases": cases, "held": held, "only_for_others": held and not cases}
    return TemplateResponse(request, "home.html", context)


def _papers(acting: Acting) -> dict[str, object]:
    if not (acting.may_see or acting.may_upload):
        return {"sent": None}
    documents = Document.objects.reached_by(acting).for_lists()
    again = documents.filter(status__in=REPLACEABLE, replaced_by__isnull=True)
    return {"sent": documents[:LATEST], "to_send_again": again}


def _letters(acting: Acting) -> dict[str, object]:
    if not acting.may_read_decisions:
        return {}
    decisions = Decision.objects.visible_to(acting.person).for_lists()
    return {"new_decisions": decisions.not_opened_by(acting.user)}
