"""Asks once more who is there before anything is changed that protects the account."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import sessions
from accounts.models import User
from accounts.throttling import CODES, Door
from accounts.views.entering import destination_of
from accounts.views.proving import Proving

View = Callable[[HttpRequest, User], HttpResponse]


def freshly_proven(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """Give VIEW the person who is signed in, once they proved it a moment ago."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User):
            return _away("accounts:login", request)
        if not sessions.is_fresh(request.session, at=timezone.now()):
            return _away("accounts:confirm", request)
        return view(request, user)

    return checked


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    user = request.user
    if not isinstance(user, User):
        return redirect("accounts:login")
    door = Door("confirm", account=user.username, request=request, limit=CODES)
    proving = Proving(request, user, door)
    destination = destination_of(request) or reverse("accounts:protect")
    if proving.method():
        sessions.confirm(request.session, at=timezone.now())
        return HttpResponseRedirect(destination)
    context = {**proving.context(), "next": destination}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "accounts/confirm.html", context, status=status)


def _away(name: str, request: HttpRequest) -> HttpResponse:
    # What was posted is not kept; the person comes back to the page it came from.
    get = request.method == "GET"
    back = request.get_full_path() if get else reverse("accounts:protect")
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back})}")
