"""What the desk does for a person: each one POST, each one call of the domain."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import handing_over, locking
from accounts.admin.base import staff_of
from accounts.handing_over import Visit
from accounts.letters import owing
from accounts.models import OwedLetter, User
from accounts.renewing import NotActive
from documents import posting
from nwportal.desk.access import at_the_desk, attended, back_to, refuse
from nwportal.desk.forms.identity import IdentityForm
from nwportal.desk.forms.people import LockForm, RevokeForm
from nwportal.desk.printing import NOT_PRINTED, not_printed, pdf_response


@at_the_desk
@require_POST
def letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    return _hand_over(request, pk, OwedLetter.Kind.ACCESS)


@at_the_desk
@require_POST
def codes(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    return _hand_over(request, pk, OwedLetter.Kind.CODES)


def _hand_over(
    request: HttpRequest, pk: uuid.UUID, kind: OwedLetter.Kind
) -> HttpResponseBase:
    person, form = attended(request, pk), IdentityForm(request.POST)
    if not form.is_valid():
        return refuse(request, person, _no_identity())
    seen, at = form.cleaned_data["identity_seen_on"], timezone.now()
    visit = Visit(person, seen, posting.office_of(person))
    try:
        pdf = handing_over.letter(kind, visit, by=staff_of(request), at=at)
    except NOT_PRINTED as error:
        return refuse(request, person, not_printed(error))
    return pdf_response(pdf, f"{kind}-{timezone.localdate(at)}.pdf")


@at_the_desk
@require_POST
def post(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Order the letter for the post; it is printed with the next run."""

    def act(person: User, *, by: User, at: datetime) -> None:
        cause = OwedLetter.Cause.DESK
        owing.owe(OwedLetter.Kind.ACCESS, to=person, cause=cause, by=by, at=at)

    return _carry_out(request, pk, act, _("The letter goes out with the next post."))


@at_the_desk
@require_POST
def reset_factor(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    form = IdentityForm(request.POST)
    if not form.is_valid():
        return refuse(request, attended(request, pk), _no_identity())

    def act(person: User, *, by: User, at: datetime) -> None:
        visit = Visit(person, form.cleaned_data["identity_seen_on"])
        handing_over.reset_second_factor(visit, by=by, at=at)

    done = _("The second factor is gone. The person signs in with the password alone.")
    return _carry_out(request, pk, act, done)


@at_the_desk
@require_POST
def lock(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    form = LockForm(request.POST)
    if not form.is_valid():
        return refuse(request, attended(request, pk), _("Choose a reason, please."))

    def act(person: User, *, by: User, at: datetime) -> None:
        locking.lock(person, reason=form.cleaned_data["reason"], by=by, at=at)

    return _carry_out(request, pk, act, _("The account is locked."))


@at_the_desk
@require_POST
def unlock(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    return _carry_out(request, pk, locking.unlock, _("The account is open again."))


@at_the_desk
@require_POST
def revoke(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    form = RevokeForm(request.POST)
    if not form.is_valid():
        words = _("Choose a reason and tick that the access ends for good, please.")
        return refuse(request, attended(request, pk), words)

    def act(person: User, *, by: User, at: datetime) -> None:
        locking.revoke(person, reason=form.cleaned_data["reason"], by=by, at=at)

    return _carry_out(request, pk, act, _("The access has ended for good."))


def _carry_out(
    request: HttpRequest, pk: uuid.UUID, act: Callable[..., Any], done: str
) -> HttpResponseBase:
    person = attended(request, pk)
    try:
        act(person, by=staff_of(request), at=timezone.now())
    except locking.Revoked:
        return refuse(request, person, _("This account was revoked for good."))
    except NotActive as error:
        return refuse(request, person, not_printed(error))
    messages.success(request, done)
    return back_to(person)


def _no_identity() -> str:
    return _("Look at an identity document first, then tick that you have seen it.")
