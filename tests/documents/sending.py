"""What citizens send, as the form hands it over, and the document made of it."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from documents import intake
from documents.intake import Submission
from documents.lifecycle import SHOWABLE, Status
from documents.models import Case, Document, DocumentType, ReturnReason
from tests.cast import NOON, PDF


def upload(content: bytes = PDF, name: str = "lohn.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def submission(*files: SimpleUploadedFile, **fields: Any) -> Submission:
    return Submission(
        **{
            "document_type": DocumentType.objects.get(code="pay_slips"),
            "title": "Lohnabrechnung August",
            "note": "",
            "files": files or [upload()],
            "key": uuid.uuid4(),
            **fields,
        }
    )


def received(
    by: User, *contents: bytes, status: Status = Status.RECEIVED, **fields: Any
) -> Document:
    """Return what BY has sent, with its sealed originals, as far as STATUS."""
    files = [upload(content, f"seite-{n}") for n, content in enumerate(contents)]
    of_case = Case.objects.get(members__user=by)
    sent = intake.receive(submission(*files), case=of_case, by=by)
    Document.objects.filter(pk=sent.pk).update(status=status, **fields)
    return Document.objects.get(pk=sent.pk)


def row(by: User, status: Status = Status.QUEUED, **fields: Any) -> Document:
    """Return a document without its files: enough where nobody opens them."""
    of_case = Case.objects.get(members__user=by)
    if status in SHOWABLE:
        fields = {"key": "key", "sha256": "hash", "page_count": 1, **fields}
    if status in {Status.ACCEPTED, Status.RETURNED}:
        fields = {"decided_at": NOON, "decided_by": of_case.caseworker, **fields}
    if status == Status.RETURNED:
        blurred = ReturnReason.objects.get(code="blurred")
        fields = {"return_reason": blurred, **fields}
    return Document.objects.create(
        case=of_case,
        citizen=by,
        **{
            "document_type": DocumentType.objects.get(code="pay_slips"),
            "title": "Lohnabrechnung August",
            "status": status,
            **fields,
        },
    )
