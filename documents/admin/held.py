"""What staff do with a document that the technical check could not deal with."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.admin.base import staff_of
from accounts.roles import Act
from documents import reviewing, stages
from documents.admin.review import SCREEN, carry_out, visible
from documents.admin.verdicts import RefuseForm
from documents.models import Document
from documents.normalising.reasons import Reason


@require_POST
def retry(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    document = visible(request, pk)
    if not staff_of(request).can(Act.RUN_PIPELINE):
        raise Http404
    stages.retry(document, by=staff_of(request), at=timezone.now())
    messages.success(request, _("The technical check starts again."))
    return redirect(SCREEN, document.pk)


@require_POST
def refuse(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    document = visible(request, pk)
    form = RefuseForm(request.POST, prefix="refuse")
    if not form.is_valid():
        messages.error(request, _("Choose a reason, please."))
        return redirect(SCREEN, document.pk)
    reason = Reason(form.cleaned_data["reason"])

    def act(document: Document, **who: Any) -> None:
        reviewing.refuse(document, reason=reason, **who)

    done = _("The person is asked to send %(reference)s in another form.")
    return carry_out(request, document, act, done)
