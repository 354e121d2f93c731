"""My account: one page that leads to those with one job each."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.views.access import citizens_own, own


@login_required
@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    template = "accounts/me/staff.html" if own(request).is_staff else "accounts/me.html"
    return TemplateResponse(request, template)


@citizens_own
@never_cache
@require_safe
def language(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "accounts/me/language.html")
