"""The review screen: the document beside its facts, and the verdict."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.admin.base import staff_of
from accounts.roles import Act
from documents import reviewing
from documents.admin.verdicts import RefuseForm, ReopenForm, ReturnForm
from documents.models import Document
from documents.models.document import IllegalMove, Overtaken
from documents.views.files import pdf_response

SCREEN = "admin:documents_document_change"


def screen(
    request: HttpRequest, document: Document, context: dict[str, Any]
) -> HttpResponse:
    """Show the document beside its facts; both looks are recorded."""
    user, at = staff_of(request), timezone.now()
    reviewing.look(document, event="document.opened", by=user, at=at)
    mine = Document.objects.visible_to(user)
    context |= {
        "title": f"{document.document_type} {document.reference}",
        "document": document,
        "opts": Document._meta,
        "readable": Document.objects.readable_by(user).filter(pk=document.pk).exists(),
        # What one may not know of is not named beside what took its place either.
        "replaces": mine.filter(replaced_by=document).first(),
        "replaced_by": mine.filter(replaces=document).first(),
        "reads_papers": user.can(Act.READ_EVIDENCE),
        "can_review": reviewing.can_review(document, user),
        "can_undo": reviewing.can_undo(document, by=user, at=at),
        "can_retry": document.is_held and user.can(Act.RUN_PIPELINE),
        "can_refuse": reviewing.can_refuse(document, user),
        "return_form": ReturnForm(prefix="return"),
        "reopen_form": ReopenForm(prefix="reopen"),
        "refuse_form": RefuseForm(prefix="refuse"),
    }
    template = "admin/documents/document/review.html"
    return TemplateResponse(request, template, context)


def visible(request: HttpRequest, pk: uuid.UUID) -> Document:
    mine = Document.objects.visible_to(staff_of(request)).for_lists()
    return get_object_or_404(mine, pk=pk)


@require_safe
def file(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    user = staff_of(request)
    document = get_object_or_404(Document.objects.readable_by(user), pk=pk)
    response = pdf_response(document, inline=True)
    reviewing.look(document, event="document.seen", by=user, at=timezone.now())
    return response


def carry_out(
    request: HttpRequest, document: Document, act: Callable[..., None], done: str
) -> HttpResponse:
    """Call ACT for the signed-in person now, and say what came of it."""
    at: datetime = timezone.now()
    try:
        act(document, by=staff_of(request), at=at)
    except PermissionDenied as error:
        raise Http404 from error
    except reviewing.UndoTooLate:
        messages.error(
            request, _("It is too late to undo. Open the document again instead.")
        )
    except (IllegalMove, Overtaken):
        document.refresh_from_db()
        messages.error(
            request,
            _("Somebody was quicker. The document is now: %(status)s.")
            % {"status": document.get_status_display()},
        )
    else:
        messages.success(request, done % {"reference": document.reference})
    return redirect(SCREEN, document.pk)


@require_POST
def accept(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    document = visible(request, pk)
    done = _("%(reference)s is accepted.")
    return carry_out(request, document, reviewing.accept, done)


@require_POST
def return_to_citizen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    document = visible(request, pk)
    form = ReturnForm(request.POST, prefix="return")
    if not form.is_valid():
        messages.error(request, _("Choose a reason, please."))
        return redirect(SCREEN, document.pk)

    def act(document: Document, **who: Any) -> None:
        reviewing.return_to_citizen(document, **form.cleaned_data, **who)

    return carry_out(request, document, act, _("%(reference)s is returned."))


@require_POST
def undo(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    document = visible(request, pk)
    done = _("The verdict on %(reference)s is undone.")
    return carry_out(request, document, reviewing.undo, done)


@require_POST
def reopen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    document = visible(request, pk)
    form = ReopenForm(request.POST, prefix="reopen")
    if not form.is_valid():
        messages.error(request, _("Say why it is opened again, please."))
        return redirect(SCREEN, document.pk)

    def act(document: Document, **who: Any) -> None:
        reviewing.reopen(document, **form.cleaned_data, **who)

    return carry_out(request, document, act, _("%(reference)s is open again."))
