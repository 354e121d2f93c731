"""Hands out the normalised PDF, never anything else, to those who may read it."""

import shutil
import tempfile
from typing import IO

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.acting import acting_of
from accounts.views.acting import within_mandate
from documents import representing, stores
from documents.models import Document
from documents.views.access import citizen_required, reaches_documents

# A file of ours runs nothing and loads nothing, whatever a viewer makes of it.
FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'"


@login_required
@citizen_required
@within_mandate(reaches_documents)
@require_safe
def file(request: HttpRequest, reference: str) -> HttpResponseBase:
    acting = acting_of(request)
    readable = Document.objects.readable_by(acting.person).reached_by(acting)
    document = get_object_or_404(readable, reference=reference)
    response = pdf_response(document, inline=False)
    if acting.mandate:
        representing.record_read(document, by=acting.user, at=timezone.now())
    return response


def pdf_response(document: Document, *, inline: bool) -> FileResponse:
    name = f"{document.title} {document.reference}.pdf"
    return stored_pdf(
        "evidence", document.key, sha256=document.sha256, name=name, inline=inline
    )


def stored_pdf(
    store: stores.Store, key: str, *, sha256: str, name: str, inline: bool
) -> FileResponse:
    """Answer with the PDF under KEY; its bytes are verified before the first one.

    Raises StoreUnavailable.
    """
    with stores.opened(store, key, sha256=sha256) as stream:
        # Closed by the response once it has been sent.
        copy: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        shutil.copyfileobj(stream, copy)
    copy.seek(0)
    response = FileResponse(
        copy,
        as_attachment=not inline,
        filename=header_safe(name),
        content_type="application/pdf",
    )
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def header_safe(name: str) -> str:
    """Return NAME for a Content-Disposition header: no path, no control character."""
    printable = "".join(c if c.isprintable() else "_" for c in name)
    return printable.translate(str.maketrans('/\\:*?"<>|', "_" * 9)).strip(". ")
