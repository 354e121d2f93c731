"""Routes a readable document: to the office of its case, then its caseworker.

The case says whose inbox that is, so a case handed over takes its documents along.
"""

from django.utils import timezone

from accounts.actors import PIPELINE
from documents.lifecycle import Status
from documents.models import Document


def route(document: Document) -> None:
    document.move_to(Status.QUEUED, by=PIPELINE, at=timezone.now())
