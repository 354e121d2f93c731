"""Sign-in and sign-out."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import auditing
from accounts.forms.signing_in import SignInForm
from accounts.models import User

TYPED_PORTAL_ID = "typed_portal_id"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return HttpResponseRedirect(_destination(request, request.user))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.wants_activation():
        # Not in the address: what people typed stays out of every log.
        request.session[TYPED_PORTAL_ID] = form.typed_portal_id()
        return redirect("accounts:activate")
    if form.is_valid() and form.user:
        login(request, form.user)
        auditing.record(
            "account.signed_in", on=form.user, by=form.user, at=timezone.now()
        )
        return HttpResponseRedirect(_destination(request, form.user))
    status = 422 if form.is_bound else 200
    context = {"form": form, "next": request.POST.get("next", _next(request))}
    return TemplateResponse(request, "accounts/login.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    response = redirect("accounts:login")
    # What a shared computer has seen is not left on it; cookies carry
    # the language, which is kept.
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _next(request: HttpRequest) -> str:
    return request.GET.get("next", "")


def _destination(request: HttpRequest, user: User) -> str:
    wanted = request.POST.get("next") or _next(request)
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return "/admin/" if user.is_staff else "/"
