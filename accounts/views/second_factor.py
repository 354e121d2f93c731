"""The second proof, after the password: passkey, app, or a code from paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import codes, waiting
from accounts.throttling import CODES, Door
from accounts.views.entering import enter, home_of
from accounts.views.proving import Proving
from accounts.waiting import Waiting

FEW = 3


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    awaited = waiting.of(request.session, at=timezone.now())
    if awaited is None:
        return redirect("accounts:login")
    name = awaited.user.username
    door = Door("second factor", account=name, request=request, limit=CODES)
    proving = Proving(request, awaited.user, door)
    if method := proving.method():
        return _enter(request, awaited, method)
    context = proving.context()
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(
        request, "accounts/second_factor.html", context, status=status
    )


def _enter(request: HttpRequest, awaited: Waiting, method: str) -> HttpResponse:
    enter(request, awaited.user, method=method, shared=awaited.shared)
    left = codes.left(awaited.user)
    if method == "code" and left is not None and left <= FEW:
        messages.warning(request, _few(left))
    return HttpResponseRedirect(awaited.destination or home_of(awaited.user))


def _few(left: int) -> str:
    return ngettext(
        "%(left)d code is left on your card. Please ask for a new card at the counter "
        "or by letter.",
        "%(left)d codes are left on your card. Please ask for a new card at the "
        "counter or by letter.",
        left,
    ) % {"left": left}
