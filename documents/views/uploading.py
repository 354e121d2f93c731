"""Sending evidence."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.acting import Acting, acting_of
from accounts.views.acting import within_mandate
from documents import allowance, intake
from documents.forms.uploading import UploadForm
from documents.models import Document
from documents.references import parse_reference
from documents.stores import StoreUnavailable
from documents.uploading import MAX_FILE, MAX_SUBMISSION, MIB, TOO_LARGE
from documents.views.access import (
    citizen_required,
    may_upload,
    signed_in_to_send,
)


@signed_in_to_send
@citizen_required
@within_mandate(may_upload)
@never_cache
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    acting = acting_of(request)
    # Reading the form first lets the upload handler say whether it was stopped.
    posted = request.POST if request.method == "POST" else None
    if request.META.get(TOO_LARGE):
        return _too_large(request)
    replaces = _replaced(request, acting)
    form = UploadForm(
        posted,
        request.FILES or None,
        user=acting.person,
        replaces=replaces,
        initial={
            "submission_key": uuid.uuid4(),
            "document_type": replaces and replaces.document_type.code,
            "title": replaces and replaces.title,
        },
    )
    if posted is not None and posted.get("mandate", "") != acting.token:
        form.add_error(None, _for_another())
    if form.is_valid():
        document = _receive(form, acting)
        if document:
            return redirect("documents:received", document.reference)
    status = 422 if form.is_bound else 200
    context = {"form": form, "replaces": replaces}
    return TemplateResponse(request, "documents/upload.html", context, status=status)


def _receive(form: UploadForm, acting: Acting) -> Document | None:
    """Return the received document; None with an error on the form."""
    try:
        return intake.receive(
            form.submission,
            case=form.chosen_case,
            by=acting.user,
            citizen=acting.person,
        )
    except allowance.TooMuchToday:
        form.add_error(
            "files",
            _(
                "That is very much for one day. What you have sent so far has "
                "arrived. Please send the rest tomorrow or hand it in."
            ),
        )
    except intake.NotReplaceable:
        form.add_error(
            None,
            _(
                "Another document has already been sent in this place. Nothing is "
                "missing; look at your documents."
            ),
        )
    except StoreUnavailable:
        form.add_error(
            None,
            _(
                "We cannot store files at the moment. Nothing was sent. Please try "
                "again in a few minutes."
            ),
        )
    return None


def _for_another() -> str:
    return _(
        "In another window you chose to act for somebody else. Nothing was sent. "
        "Look above for whom you are acting, then choose the files again."
    )


def _replaced(request: HttpRequest, acting: Acting) -> Document | None:
    """Return the document that this one is sent in the place of; 404 if foreign."""
    reference = request.POST.get("replaces") or request.GET.get("replaces")
    if not reference:
        return None
    mine = Document.objects.reached_by(acting).select_related("document_type")
    try:
        return get_object_or_404(mine, reference=parse_reference(reference))
    except ValueError as error:
        raise Http404 from error


def _too_large(request: HttpRequest) -> HttpResponse:
    context = {"max_file": MAX_FILE // MIB, "max_submission": MAX_SUBMISSION // MIB}
    return TemplateResponse(request, "413.html", context, status=413)
