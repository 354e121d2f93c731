"""Adds a passkey, an authenticator app, or codes on paper."""

import base64
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import browsers, codes, factors, passkeys, sessions
from accounts.digits import in_groups
from accounts.forms.signing_in import AppForm, NewPasskeyForm
from accounts.models import User
from accounts.views.fresh import freshly_proven
from accounts.views.passkey import not_recognised

_SECRET = "app_secret"  # noqa: S105 - the name of its place in the session


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@freshly_proven
def add_passkey(request: HttpRequest, user: User) -> HttpResponse:
    here = browsers.described(request.headers.get("User-Agent", ""))
    form = NewPasskeyForm(request.POST or None, initial={"name": here})
    trouble = ""
    if form.is_valid():
        name = form.cleaned_data["name"] or here or _("Passkey")
        credential = form.cleaned_data["credential"]
        try:
            passkeys.add(user, name=name, credential=credential, at=timezone.now())
        except passkeys.NotRecognised:
            trouble = not_recognised()
        else:
            return _added(request)
    context = {
        "form": form,
        "trouble": trouble,
        "question": passkeys.question_to_add(user),
        "shared": sessions.is_shared(request.session),
    }
    return _page(request, "accounts/add_passkey.html", context)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@freshly_proven
def add_app(request: HttpRequest, user: User) -> HttpResponse:
    form = AppForm(request.POST or None)
    secret = request.session.get(_SECRET, "")
    if not (form.is_bound and secret):
        secret = request.session[_SECRET] = generate_totp_secret()
    if form.is_valid():
        typed, at = form.cleaned_data["code"], timezone.now()
        try:
            codes.add_app(user, secret=secret, typed=typed, at=at)
        except codes.WrongCode:
            form.add_error("code", _("This is not the code that the app shows now."))
        else:
            del request.session[_SECRET]
            return _added(request)
    adapter = get_adapter()
    address = adapter.build_totp_url(user, secret)
    picture = base64.b64encode(adapter.build_totp_svg(address).encode()).decode()
    context = {
        "form": form,
        "secret": in_groups(secret, size=4),
        "address": address,
        "picture": f"data:image/svg+xml;base64,{picture}",
    }
    return _page(request, "accounts/add_app.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@freshly_proven
def paper_codes(request: HttpRequest, user: User) -> HttpResponse:
    kept = factors.of(user).exclude(type=factors.KINDS.RECOVERY_CODES)
    if not kept.exists():
        # For people with neither there is the card from the counter.
        return redirect("accounts:protect")
    made: list[str] = []
    if request.method == "POST":
        made = factors.issue_code_card(user, by=user, at=timezone.now())
    context = {
        "codes": [in_groups(code, size=4) for code in made],
        "codes_left": codes.left(user),
    }
    return TemplateResponse(request, "accounts/codes.html", context)


def _added(request: HttpRequest) -> HttpResponse:
    sessions.protected(request.session)
    messages.success(
        request,
        _("Done. From now on your access is protected better."),
    )
    return redirect("accounts:protect")


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, name, context, status=status)
