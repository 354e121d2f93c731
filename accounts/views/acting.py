"""Choosing for whom to act, and what a mandate does not reach."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts import acting
from accounts.acting import Acting, acting_of
from accounts.views.access import citizens_own, own

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@citizens_own
@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """Act for the principal of the mandate that was chosen; for oneself if none was."""
    chosen = request.POST.get("mandate", "")
    if not chosen:
        acting.end(request)
        return redirect("home")
    at = timezone.now()
    try:
        mandate = acting.find(chosen, agent=own(request), at=at)
    except acting.MandateEnded as error:
        raise Http404 from error
    acting.begin(request, mandate, at=at)
    return redirect("home")


def within_mandate(
    allows: Callable[[Acting], bool],
) -> Callable[[View[P]], View[P]]:
    """Say kindly that this mandate does not reach so far; no row is looked for."""

    def decorated(view: View[P]) -> View[P]:
        @wraps(view)
        def checked(
            request: HttpRequest, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if not allows(acting_of(request)):
                template = "accounts/not_in_mandate.html"
                return TemplateResponse(request, template, status=403)
            return view(request, *args, **kwargs)

        return checked  # type: ignore[return-value]  # wraps() keeps the signature

    return decorated
