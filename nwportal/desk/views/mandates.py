"""Ends a mandate at the counter."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import mandates
from accounts.admin.base import staff_of
from documents import attending
from nwportal.desk.access import at_the_desk, back_to


@at_the_desk
@require_POST
def revoke(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    by = staff_of(request)
    mandate = get_object_or_404(attending.mandates_for(by), pk=pk)
    mandates.revoke(mandate, by=by, at=timezone.now())
    messages.success(request, _("The mandate is revoked."))
    return back_to(mandate.principal)
