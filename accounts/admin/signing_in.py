"""One door for everybody: whoever is sent to the admin's sign-in finds the portal's."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect


def to_the_one_door(
    request: HttpRequest, extra_context: dict[str, Any] | None = None
) -> HttpResponseBase:
    del extra_context
    if request.user.is_authenticated:
        # Staff are in already; a citizen has no business here.
        return redirect("admin:index" if request.user.is_staff else "home")
    wanted = request.GET.get("next") or request.POST.get("next", "")
    return redirect_to_login(wanted)


def to_ones_password(
    request: HttpRequest, extra_context: dict[str, Any] | None = None
) -> HttpResponseBase:
    del request, extra_context
    return redirect("accounts:password")
