"""One person: facts, the state of their access, and what can be done about it."""

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import auditing, factors, listing
from accounts.admin.base import staff_of
from accounts.listing import State
from accounts.models import InitialPin, OwedLetter, User
from documents import attending
from documents.models import Case
from nwportal.desk.access import at_the_desk, attended, page
from nwportal.desk.forms.identity import IdentityForm
from nwportal.desk.forms.people import LockForm, RevokeForm

LATEST = 20


@at_the_desk
@require_safe
def person(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    somebody, by, at = attended(request, pk), staff_of(request), timezone.now()
    auditing.record_look("person.seen", on=somebody, subjects=[somebody], by=by, at=at)
    context = {
        "title": somebody.full_name,
        "person": somebody,
        "state": _state(somebody, at),
        "cases": Case.objects.visible_to(by)
        .filter(members__user=somebody)
        .select_related("office"),
        "has_factor": factors.has_second_factor(somebody),
        "letters": OwedLetter.objects.filter(recipient=somebody)[:LATEST],
        "mandates": attending.mandates_for(by).filter(principal=somebody)[:LATEST],
        "held": _held(somebody),
        "requests": somebody.credential_requests.all()[:LATEST],
        "identity_form": IdentityForm(),
        "lock_form": LockForm(),
        "revoke_form": RevokeForm(auto_id="revoke_%s"),
    }
    return page(request, "desk/person.html", context)


def _held(somebody: User) -> Any:
    """Return what the person may do for others; whom, the others' pages say."""
    return somebody.mandates_held.filter(revoked_at__isnull=True)[:LATEST]


def _state(somebody: User, at: datetime) -> str:
    """Return in words how far the account has come, and the PIN before that."""
    state = listing.state_of(somebody)
    if state is not State.NOT_ACTIVATED:
        return str(state.label)
    pin = InitialPin.objects.filter(user=somebody, used_at__isnull=True).first()
    if pin is None:
        return _("Not activated; no PIN yet")
    if pin.valid_until <= at:
        return _("Not activated; the PIN has expired")
    return _("Not activated; a PIN is on its way")
