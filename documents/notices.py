"""Tells the citizen by mail that something about a document changed."""

from datetime import datetime, timedelta

from accounts import outbox
from accounts.models import OwedMail
from documents.models import Document

AT_ONCE = timedelta(0)


def owe(document: Document, *, at: datetime, wait: timedelta = AT_ONCE) -> None:
    """Owe the mail about the status the document has just moved to."""
    outbox.owe(
        OwedMail.Kind.NEWS,
        to=document.citizen,
        about=_about(document, at),
        at=at,
        wait=wait,
    )


def withdraw(document: Document, *, at: datetime) -> None:
    """Take back the mail about the status entered at AT, if it has not left."""
    outbox.withdraw(about=_about(document, at))


def _about(document: Document, at: datetime) -> str:
    return f"document {document.pk} {at.isoformat()}"
