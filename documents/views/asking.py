"""Asking online for credentials: always the same answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.throttling import Door
from documents import asking
from documents.forms.asking import AskForm


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def ask_letter(request: HttpRequest) -> HttpResponse:
    form = AskForm(request.POST or None)
    if form.is_valid():
        at = timezone.now()
        door = Door("asking", account="", request=request)
        # Whoever is turned away is told the same.
        if not (door.is_closed(at) or door.is_closed_behind(form.asked.key, at)):
            asking.ask(form.asked, at=at)
        return redirect("letter_asked")
    status = 422 if form.is_bound else 200
    template = "documents/ask_letter.html"
    return TemplateResponse(request, template, {"form": form}, status=status)


@never_cache
@require_safe
def letter_asked(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "documents/letter_asked.html")
