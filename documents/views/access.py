"""The citizen's pages are the citizens': staff get the same 404 as strangers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from accounts.acting import Acting
from accounts.roles import Act

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def reaches_documents(acting: Acting) -> bool:
    """Say whether there are documents to show: all of them, or those just sent."""
    return acting.may_see or acting.may_upload


def may_upload(acting: Acting) -> bool:
    return acting.may_upload


def signed_in_to_send(view: View[P]) -> View[P]:
    """As login_required, but what was sent without a session is not lost silently."""

    @wraps(view)
    def checked(
        request: HttpRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            messages.warning(
                request,
                _(
                    "You were signed out, so nothing was sent. Please sign in and "
                    "choose the files again."
                ),
            )
        return redirect_to_login(request.get_full_path())

    return checked  # type: ignore[return-value]  # wraps() keeps the signature


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
