"""Lets somebody in whose first proof was right, or asks for the second one."""

from typing import Any

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from accounts import auditing, browsers, factors, sessions, waiting
from accounts.models import User


def begin(
    request: HttpRequest,
    user: User,
    *,
    method: str,
    shared: bool = False,
    destination: str = "",
) -> bool:
    """Sign USER in; if they have a second factor, only once it was shown.

    METHOD is how they proved who they are: "password" or "letter". Return whether
    they are in. Whoever was signed in here before is no longer.
    """
    if not factors.has_second_factor(user):
        enter(request, user, method=method, shared=shared)
        return True
    if request.user.is_authenticated:
        logout(request)
    awaited = waiting.Waiting(user, shared, destination)
    waiting.begin(request.session, awaited, at=timezone.now())
    return False


def enter(request: HttpRequest, user: User, *, method: str, shared: bool) -> None:
    """Sign USER in, in a session that nobody knew before."""
    at = timezone.now()
    waiting.end(request.session)
    login(request, user)
    must = factors.must_protect(user)
    sessions.begin(request.session, at=at, shared=shared, must_protect=must)
    sessions.confirm(request.session, at=at)
    if not shared:
        # The middleware sets the cookie, whatever page comes next.
        request.known_from_now = user  # type: ignore[attr-defined]
    device = browsers.described(request.headers.get("User-Agent", ""))
    auditing.record(
        "account.signed_in", on=user, by=user, at=at, method=method, device=device
    )


def destination_of(request: HttpRequest) -> str:
    """Return where the person wanted to go; "" if nowhere on this portal."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if allowed else ""


def home_of(user: Any) -> str:
    return "/admin/" if user.is_staff else "/"
