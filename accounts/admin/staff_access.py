"""What the administrator does about a colleague's way in; never their password."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import factors, locking, renewing
from accounts.admin.base import may, staff_of
from accounts.initial_pins import Issued
from accounts.locking import Reason
from accounts.models import User
from accounts.pins import printed_pin
from accounts.renewing import NotActive
from accounts.roles import Act, Role

PAGE = "admin:accounts_user_change"


def _colleague(request: HttpRequest, pk: uuid.UUID) -> User:
    """Return a member of staff; a citizen is not one, and nobody helps themselves."""
    if not may(request, Act.MANAGE_STAFF):
        raise PermissionDenied
    others = User.objects.exclude(role=Role.CITIZEN).exclude(pk=staff_of(request).pk)
    return get_object_or_404(others, pk=pk)


def pin_page(request: HttpRequest, issued: Issued) -> HttpResponse:
    """Show the PIN, this once; admin_view keeps it out of every cache."""
    context = admin.site.each_context(request)
    context |= {
        "title": _("First sign-in of a member of staff"),
        "issued": issued,
        "pin": printed_pin(issued.pin),
        "address": f"{settings.PORTAL_URL}{reverse('accounts:activate')}",
    }
    return TemplateResponse(request, "admin/accounts/user/pin.html", context)


@require_POST
def pin(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give a new PIN, to choose a new password with."""
    colleague, by = _colleague(request, pk), staff_of(request)
    try:
        issued = renewing.renew_pin(colleague, by=by, at=timezone.now())
    except NotActive:
        messages.error(request, _("The account is locked. Unlock it first."))
        return redirect(PAGE, pk)
    return pin_page(request, issued)


@require_POST
def factor(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    done = _("The second factor is gone. The next sign-in asks for a new one.")
    return _carry_out(request, pk, factors.reset, done)


@require_POST
def lock(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    if reason not in Reason.values:
        messages.error(request, _("Choose a reason, please."))
        return redirect(PAGE, _colleague(request, pk).pk)

    def act(colleague: User, *, by: User, at: datetime) -> None:
        locking.lock(colleague, reason=reason, by=by, at=at)

    return _carry_out(request, pk, act, _("The account is locked; sessions are over."))


@require_POST
def unlock(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    return _carry_out(request, pk, locking.unlock, _("The account is open again."))


def _carry_out(
    request: HttpRequest, pk: uuid.UUID, act: Callable[..., Any], done: str
) -> HttpResponse:
    colleague = _colleague(request, pk)
    try:
        act(colleague, by=staff_of(request), at=timezone.now())
    except locking.Revoked:
        messages.error(request, _("This account was revoked for good."))
    else:
        messages.success(request, done)
    return redirect(PAGE, pk)
