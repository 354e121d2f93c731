"""The citizen's pages are the citizens': staff get the same 404 as strangers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponseBase

from accounts.roles import Act

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def citizen_required(view: View[P]) -> View[P]:
    @wraps(view)
    def checked(
        request: HttpRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        user = request.user
        if not (user.is_authenticated and user.can(Act.SEND_EVIDENCE)):
            raise Http404
        return view(request, *args, **kwargs)

    return checked  # type: ignore[return-value]  # wraps() keeps the signature
