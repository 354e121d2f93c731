"""Ends sessions that have lasted long enough, and lets some set up a factor first."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import devices, factors, sessions
from accounts.models import User

# A page that keeps itself fresh is not a person who does something.
BY_ITSELF = ("fetch", "XMLHttpRequest")
PROTECT = "accounts:protect"
# Open before a second factor is set up.
OPEN = frozenset(
    {
        PROTECT,
        "accounts:add_passkey",
        "accounts:add_app",
        "accounts:codes",
        "accounts:confirm",
        "accounts:login",
        "accounts:logout",
        "accounts:session",
        "accounts:activate_email",
        "accounts:email_code",
        "accounts:send_email_code",
        "accounts:terms",
        "set_language",
        "healthz",
        "readyz",
    }
)
GetResponse = Callable[[HttpRequest], HttpResponse]


class SessionLimits:
    """A session nobody used for a while, or one as old as a working day, is over."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if user := _signed_in(request):
            self._look_at_the_clock(request, user)
        response = self.get_response(request)
        # Set by the sign-in, however many pages lead there.
        if person := getattr(request, "known_from_now", None):
            name, epoch = person.username, person.session_epoch
            devices.remember(response, request, name, epoch=epoch)
        return response

    def _look_at_the_clock(self, request: HttpRequest, user: User) -> None:
        at = timezone.now()
        if not sessions.has_begun(request.session):
            # Whatever let this person in without starting the clocks.
            must = factors.must_protect(user)
            sessions.begin(request.session, at=at, shared=False, must_protect=must)
        if not sessions.remaining(request.session, user).seconds(at):
            logout(request)
            messages.info(
                request,
                _(
                    "For your safety you were signed out, because nothing happened "
                    "for a while. Please sign in again."
                ),
            )
        elif request.headers.get("X-Requested-With") not in BY_ITSELF:
            sessions.seen(request.session, at=at)


class ProtectFirst:
    """Whoever needs a second factor and has none sees only the page to set it up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        del view, args, kwargs
        user = _signed_in(request)
        if not (user and sessions.must_protect(request.session)):
            return None
        if not factors.must_protect(user):
            # Done meanwhile in another place, or at the desk.
            sessions.protected(request.session)
            return None
        match = request.resolver_match
        return None if match and match.view_name in OPEN else redirect(PROTECT)


def _signed_in(request: HttpRequest) -> User | None:
    try:
        return request.user if isinstance(request.user, User) else None
    except (InterfaceError, OperationalError):
        # The database is away; that is for the view to say, if it needs one.
        return None
