"""The terms of use, open to everybody."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from accounts.terms import VERSION


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "accounts/terms.html", {"version": VERSION})
