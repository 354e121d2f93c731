"""When I was signed in, and who has looked at my data (Art. 15 GDPR)."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import recounting, sessions
from accounts.views.access import citizens_own, own

PER_PAGE = 20


@login_required
@never_cache
@require_safe
def sign_ins(request: HttpRequest) -> HttpResponse:
    rows = recounting.sign_ins_of(own(request))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "told": [recounting.sign_in(row) for row in page]}
    return TemplateResponse(request, "accounts/me/sign_ins.html", context)


@citizens_own
@never_cache
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    rows = recounting.looks_at(own(request))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "told": recounting.looks(page)}
    return TemplateResponse(request, "accounts/me/looks.html", context)


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session, this one too."""
    user = own(request)
    sessions.end_all(user, by=user, at=timezone.now())
    logout(request)
    messages.success(
        request, _("You are signed out everywhere. Please sign in again here.")
    )
    return redirect("accounts:login")
