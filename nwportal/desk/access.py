"""Who comes to the desk's pages, and to whose."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from accounts.admin.base import may, staff_of
from accounts.models import User
from accounts.roles import Act
from documents import attending

View = Callable[..., HttpResponseBase]


def staff_may(*acts: Act) -> Callable[[View], View]:
    """Let in who may do one of ACTS; nobody signed in goes to the admin's sign-in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(
            request: HttpRequest, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            if not any(may(request, act) for act in acts):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        asked: View = admin.site.admin_view(checked)
        return asked

    return decorate


at_the_desk = staff_may(Act.ISSUE_ACCESS)


def attended(request: HttpRequest, pk: uuid.UUID) -> User:
    """Return the person; a stranger of another office and a colleague are 404."""
    return get_object_or_404(attending.people_of(staff_of(request)), pk=pk)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent with a form, nothing at all included; None if it was not."""
    return request.POST if request.method == "POST" else None


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> TemplateResponse:
    """Answer with TEMPLATE in the frame of the back office."""
    whole = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, template, whole, status=status)


def back_to(person: User) -> HttpResponseBase:
    return redirect("desk:person", person.pk)


def refuse(request: HttpRequest, person: User, why: str) -> HttpResponseBase:
    messages.error(request, why)
    return back_to(person)
