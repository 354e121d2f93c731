"""What is done together with a person at the counter, on a page of its own."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import activating, correcting, mandates
from accounts.admin.base import staff_of
from accounts.renewing import TooYoung
from nwportal.desk.access import at_the_desk, attended, back_to, page, posted
from nwportal.desk.forms.identity import ActivateForm, BirthDateForm
from nwportal.desk.forms.mandates import MandateForm
from nwportal.desk.forms.people import DataForm
from nwportal.desk.printing import not_printed

either = require_http_methods(["GET", "POST"])


def _form_page(
    request: HttpRequest, person: Any, form: Any, title: str, *, hint: str = ""
) -> HttpResponseBase:
    context = {"title": title, "person": person, "form": form, "hint": hint}
    return page(
        request, "desk/form.html", context, status=422 if form.is_bound else 200
    )


@sensitive_post_parameters()
@at_the_desk
@either
def activate(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    person = attended(request, pk)
    form = ActivateForm(posted(request), user=person)
    if form.is_valid():
        try:
            activating.activate_at_desk(
                person,
                password=form.cleaned_data["new_password1"],
                identity_seen_on=form.cleaned_data["identity_seen_on"],
                keeps_second_factor=form.cleaned_data.get("keeps_second_factor", False),
                by=staff_of(request),
                at=timezone.now(),
            )
        except activating.NotActivated:
            form.add_error(None, _("This account is activated already, or locked."))
        except TooYoung as error:
            form.add_error(None, not_printed(error))
        else:
            messages.success(request, _("The account is activated."))
            return back_to(person)
    hint = _("Turn keyboard and screen to the person. Only they know the password.")
    return _form_page(request, person, form, _("Activate together"), hint=hint)


@at_the_desk
@either
def birth_date(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    person = attended(request, pk)
    known = {"known": person.birth_date_known}
    form = BirthDateForm(posted(request), initial=known)
    if form.is_valid():
        correcting.correct_birth_date(
            person,
            form.born,
            identity_seen_on=form.cleaned_data["identity_seen_on"],
            by=staff_of(request),
            at=timezone.now(),
        )
        messages.success(request, _("The date of birth is as the papers say."))
        return back_to(person)
    return _form_page(request, person, form, _("Date of birth as the papers say it"))


@at_the_desk
@either
def data(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    person = attended(request, pk)
    form = DataForm(posted(request), instance=person)
    if form.is_valid():
        by, at = staff_of(request), timezone.now()
        correcting.correct(person, form.changes, by=by, at=at)
        messages.success(request, _("The data is saved."))
        return back_to(person)
    return _form_page(request, person, form, _("Name, address and language"))


@at_the_desk
@either
def mandate(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    person, form = attended(request, pk), MandateForm(posted(request))
    if form.is_valid():
        try:
            mandates.grant(
                principal=person,
                agent=form.cleaned_data["agent"],
                scope=form.scope,
                by=staff_of(request),
                at=timezone.now(),
            )
        except mandates.NotGranted as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The mandate is entered; both are told."))
            return back_to(person)
    return _form_page(request, person, form, _("Enter a mandate"))
