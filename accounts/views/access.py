"""Account pages are always one's own: also of somebody who acts for another."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def citizens_own(view: View[P]) -> View[P]:
    """Ask for a sign-in, and show the page to citizens only."""

    @login_required
    @wraps(view)
    def checked(
        request: HttpRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if own(request).is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return checked  # type: ignore[return-value]  # wraps() keeps the signature


def own(request: HttpRequest) -> User:
    """Return who is signed in; the view before asked for it."""
    user: User = request.user  # type: ignore[assignment]
    return user
