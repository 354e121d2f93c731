"""Tells by mail that something about a document changed: the person, who sent it."""

from datetime import datetime, timedelta

from accounts import outbox
from accounts.models import Mandate, OwedMail, User
from documents.models import Document

AT_ONCE = timedelta(0)
SENDER = " sender"


def owe(document: Document, *, at: datetime, wait: timedelta = AT_ONCE) -> None:
    """Owe the mail about the status the document has just moved to."""
    owed = OwedMail.Kind.NEWS
    about = _about(document, at)
    outbox.owe(owed, to=document.citizen, about=about, at=at, wait=wait)
    if sender := _sender(document, at=at):
        about = _about(document, at, SENDER)
        outbox.owe(owed, to=sender, about=about, at=at, wait=wait)


def withdraw(document: Document, *, at: datetime) -> None:
    """Take back the mail about the status entered at AT, if it has not left."""
    outbox.withdraw(about=_about(document, at))
    outbox.withdraw(about=_about(document, at, SENDER))


def _sender(document: Document, *, at: datetime) -> User | None:
    """Return who sent it for the person, as long as they still may send."""
    if document.sent_by is None:
        return None
    mandates = Mandate.objects.in_force(at).filter(
        principal=document.citizen, agent=document.sent_by, may_upload=True
    )
    return document.sent_by if mandates.exists() else None


def _about(document: Document, at: datetime, whose: str = "") -> str:
    return f"document {document.pk} {at.isoformat()}{whose}"
