"""What every answer carries, and the answer when a part of ours is away."""

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from documents.stores import StoreUnavailable

logger = logging.getLogger(__name__)

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PrivateResponses:
    """Pages of one person are kept by no cache; the site may use no device."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response


class PauseWhenAway:
    """With the database or a store away: a page that says to try again, not a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        away = (StoreUnavailable, OperationalError, InterfaceError)
        if not isinstance(exception, away):
            return None
        logger.error("%s: %s", request.path, type(exception).__name__)
        return HttpResponse(render_to_string("503.html"), status=503)
