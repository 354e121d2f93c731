"""The caseworker's verdict, and taking it back."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import auditing
from accounts.models import User
from accounts.roles import Act
from documents import notices
from documents.lifecycle import DECIDED, NEXT, Status
from documents.models import Document, ReturnReason
from documents.models.document import IllegalMove
from documents.normalising.reasons import Reason

UNDO_WINDOW = timedelta(minutes=settings.UNDO_MINUTES)


class UndoTooLate(Exception):
    """The window is over, or the verdict is somebody else's: reopen with a reason."""


def can_review(document: Document, by: User) -> bool:
    """Say whether BY may give a verdict: only staff of the case's office."""
    return (
        by.can(Act.REVIEW_EVIDENCE)
        and Document.objects.visible_to(by).filter(pk=document.pk).exists()
    )


def check_review(document: Document, by: User) -> None:
    if not can_review(document, by):
        raise PermissionDenied


def look(document: Document, *, event: str, by: User, at: datetime) -> None:
    """Record that a member of staff looks at the document or its facts."""
    with transaction.atomic():
        if by.can(Act.REVIEW_EVIDENCE):
            first = Document.objects.filter(pk=document.pk, opened_at__isnull=True)
            first.update(opened_at=at)
        auditing.record_look(
            event, on=document, subjects=[document.citizen], by=by, at=at
        )


def accept(document: Document, *, by: User, at: datetime) -> None:
    """Accept an open document. Raises IllegalMove, Overtaken, PermissionDenied."""
    check_review(document, by)
    document.move_to(Status.ACCEPTED, by=by, at=at, decided_at=at, decided_by=by)


def return_to_citizen(
    document: Document, *, reason: ReturnReason, note: str, by: User, at: datetime
) -> None:
    """Return an open document with a reason. Raises like `accept`."""
    check_review(document, by)
    with transaction.atomic():
        document.move_to(
            Status.RETURNED,
            by=by,
            at=at,
            decided_at=at,
            decided_by=by,
            return_reason=reason,
            return_note=note,
        )
        notices.owe(document, at=at, wait=UNDO_WINDOW)


def can_undo(document: Document, *, by: User, at: datetime) -> bool:
    return (
        document.decided_by_id == by.pk
        and document.decided_at is not None
        and at - document.decided_at < UNDO_WINDOW
        and can_review(document, by)
    )


def undo(document: Document, *, by: User, at: datetime) -> None:
    """Take back one's own verdict before the citizen is told. Raises UndoTooLate."""
    if not can_undo(document, by=by, at=at):
        raise UndoTooLate
    _open_again(document, by=by, at=at, event="document.undone", facts={})


def reopen(document: Document, *, reason: str, by: User, at: datetime) -> None:
    """Open a decided document again; REASON, for the record, must say why."""
    check_review(document, by)
    if document.status not in DECIDED or not reason.strip():
        message = "a decided document is reopened, with a reason"
        raise IllegalMove(message)
    facts = {"reason": reason.strip()}
    _open_again(document, by=by, at=at, event="document.reopened", facts=facts)


def _open_again(
    document: Document, *, by: User, at: datetime, event: str, facts: dict[str, Any]
) -> None:
    verdict, decided_at = document.status, document.decided_at
    with transaction.atomic():
        document.move_to(
            Status.QUEUED,
            by=by,
            at=at,
            only_if={"decided_at": decided_at},
            decided_at=None,
            decided_by=None,
            return_reason=None,
            return_note="",
        )
        auditing.record(event, on=document, by=by, at=at, verdict=verdict, **facts)
        if decided_at:
            notices.withdraw(document, at=decided_at)


def can_refuse(document: Document, by: User) -> bool:
    """Say whether BY may end the technical check of a document that is held in it."""
    leads_there = Status.UNREADABLE in NEXT[Status(document.status)]
    return document.is_held and leads_there and _may_refuse(document, by)


def _may_refuse(document: Document, by: User) -> bool:
    return by.can(Act.RUN_PIPELINE) or can_review(document, by)


def refuse(document: Document, *, reason: Reason, by: User, at: datetime) -> None:
    """Ask for another file in the place of a held one. Raises like `accept`."""
    if not _may_refuse(document, by):
        raise PermissionDenied
    with transaction.atomic():
        still_held = {"held_at__isnull": False}
        document.move_to(
            Status.UNREADABLE, by=by, at=at, only_if=still_held, failure=reason
        )
        notices.owe(document, at=at)


def is_sender(document: Document, by: User) -> bool:
    """Say whether it is BY's own, or BY sent it in the person's name."""
    return by.pk in {document.citizen_id, document.sent_by_id}


def can_withdraw(document: Document, by: User) -> bool:
    return document.can_be_withdrawn and is_sender(document, by)


def withdraw(document: Document, *, by: User, at: datetime) -> None:
    """Take a document back, by the person or who sent it, while nobody has opened it.

    Raises IllegalMove, Overtaken (somebody has opened it), PermissionDenied.
    """
    if not is_sender(document, by):
        raise PermissionDenied
    # The place of what it replaced is free again: another one may be sent there.
    document.move_to(
        Status.WITHDRAWN,
        by=by,
        at=at,
        only_if={"opened_at__isnull": True},
        subject=document.citizen,
        replaces=None,
    )
