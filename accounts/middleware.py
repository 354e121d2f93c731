"""What every request of a signed-in person needs: their language, and for whom."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import acting

# Whoever signs out or stays signed in does it for themselves.
NOT_IN_A_NAME = frozenset({"accounts:logout", "accounts:session"})


class AccountLanguage:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if language := _language(request):
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)


def _language(request: HttpRequest) -> str:
    """Return the person's language, or "" if nobody is signed in."""
    try:
        return request.user.language if request.user.is_authenticated else ""
    except (InterfaceError, OperationalError):
        # The database is away; that is for the view to say, if it needs one.
        return ""


class ForWhom:
    """Stops where a mandate has ended, before a view does anything in a name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        del view, args, kwargs
        try:
            if request.user.is_authenticated:
                acting.acting_of(request)
        except acting.MandateEnded:
            return _back_to_oneself(request)
        except (InterfaceError, OperationalError):
            # As above; a view that needs to know asks once more and fails then.
            return None
        return None


def _back_to_oneself(request: HttpRequest) -> HttpResponse | None:
    match = request.resolver_match
    if match and match.view_name in NOT_IN_A_NAME:
        return None
    acting.end(request)
    messages.warning(
        request,
        _(
            "You can no longer act for this person. Nothing was sent or changed. "
            "You are on your own page now."
        ),
    )
    return redirect("home")
