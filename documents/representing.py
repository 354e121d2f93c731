"""What a representative does with papers is shown to the person they are about."""

from datetime import datetime

from accounts import auditing
from accounts.models import User
from documents.models import Document


def record_read(document: Document, *, by: User, at: datetime) -> None:
    """Record that BY, who acts for the person, opened the document."""
    auditing.record(
        "document.read", on=document, by=by, at=at, subject=document.citizen
    )
