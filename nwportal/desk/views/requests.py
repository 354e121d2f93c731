"""Requests for access data: whose they are, and what became of them."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import answering
from accounts.admin.base import staff_of
from accounts.letters import owing
from accounts.models import CredentialRequest, User
from accounts.renewing import NotActive
from documents import attending
from nwportal.desk.access import at_the_desk, page
from nwportal.desk.forms.requests import NamedForm
from nwportal.desk.printing import not_printed

PER_PAGE = 50


@at_the_desk
@require_safe
def request_list(request: HttpRequest) -> HttpResponseBase:
    mine = attending.requests_for(staff_of(request))
    handled = "handled" in request.GET
    rows = mine.filter(handled_at__isnull=not handled)
    pages = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    title = _("Requests for access data")
    context = {"title": title, "page": pages, "handled": handled}
    return page(request, "desk/requests.html", context)


@at_the_desk
@require_POST
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Order the letter for the person it was matched to, or that the desk names."""
    asked, person = _asked(request, pk), None
    form = NamedForm(request.POST)
    mine = attending.people_of(staff_of(request))
    if not form.is_valid():
        person = None
    elif typed := form.cleaned_data["portal_id"]:
        person = mine.filter(username=typed).first()
    elif asked.matched_id:
        person = asked.matched
    if person is None:
        messages.error(request, _("Type the portal ID of a person of your office."))
        return redirect("desk:requests")
    return _send(request, asked, person)


def _send(
    request: HttpRequest, asked: CredentialRequest, person: User
) -> HttpResponseBase:
    try:
        answering.send_letter(asked, to=person, by=staff_of(request), at=timezone.now())
    except answering.HandledAlready:
        messages.warning(request, _("A colleague has dealt with this request."))
    except NotActive as error:
        messages.error(request, not_printed(error))
    except owing.JustPrinted:
        messages.warning(
            request,
            _(
                "A letter to this person was printed less than 7 days ago. A new one "
                "would make it worthless."
            ),
        )
    else:
        messages.success(request, _("The letter goes out with the next post."))
    return redirect("desk:requests")


@at_the_desk
@require_POST
def close(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    asked = _asked(request, pk)
    try:
        answering.close(asked, by=staff_of(request), at=timezone.now())
    except answering.HandledAlready:
        messages.warning(request, _("A colleague has dealt with this request."))
    else:
        messages.success(request, _("The request is put aside; nobody is told."))
    return redirect("desk:requests")


def _asked(request: HttpRequest, pk: uuid.UUID) -> CredentialRequest:
    return get_object_or_404(attending.requests_for(staff_of(request)), pk=pk)
