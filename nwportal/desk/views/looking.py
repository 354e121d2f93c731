"""“As the person sees it”: titles and states to read, nothing to open or to press."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import auditing
from accounts.admin.base import staff_of
from accounts.models import User
from accounts.purposes import Purpose
from accounts.roles import Act
from decisions.models import Decision
from documents.lifecycle import REPLACEABLE
from documents.models import Case, Document
from nwportal.desk.access import attended, page, posted, staff_may
from nwportal.desk.forms.looking import PurposeForm

LATEST = 50


@staff_may(Act.VIEW_AS_PERSON)
@require_http_methods(["GET", "POST"])
def as_person(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    person, form = attended(request, pk), PurposeForm(posted(request))
    if not form.is_valid():
        context = {"title": _("As the person sees it"), "person": person, "form": form}
        hint = _("Your look is recorded, and the person is shown it.")
        status = 422 if form.is_bound else 200
        return page(request, "desk/form.html", {**context, "hint": hint}, status=status)
    auditing.record_look(
        "person.seen_as_they_see",
        on=person,
        subjects=[person],
        by=staff_of(request),
        at=timezone.now(),
        purpose=Purpose(form.cleaned_data["purpose"]),
    )
    own = translation.get_language() or settings.LANGUAGE_CODE
    wanted = person.language if form.cleaned_data["in_their_language"] else own
    return _shown(request, person, language=wanted)


def _shown(request: HttpRequest, person: User, *, language: str) -> HttpResponseBase:
    """Draw the page at once: later it would be in the language of the desk."""
    documents = Document.objects.visible_to(person).for_lists()
    decisions = Decision.objects.visible_to(person).for_lists()
    context: dict[str, Any] = {
        "person": person,
        "cases": Case.objects.visible_to(person).select_related("office"),
        "to_send_again": documents.filter(
            status__in=REPLACEABLE, replaced_by__isnull=True
        ),
        "documents": documents[:LATEST],
        "decisions": decisions[:LATEST],
    }
    with translation.override(language):
        context |= {"title": _("As the person sees it")}
        return page(request, "desk/as_person.html", context).render()
