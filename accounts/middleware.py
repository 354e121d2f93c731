"""The language of a signed-in person is the one kept with the account."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import translation


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
