"""Receives evidence: the bytes are durable before anything is confirmed."""

import hashlib
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import auditing
from accounts.models import User
from documents import allowance, stages, stores
from documents.lifecycle import Status
from documents.models import Case, Document, DocumentType, SourceFile
from documents.recognising import recognise
from documents.stores import Kept

HEAD = 1024


class NotTaken(Exception):
    """A file is neither a picture nor a PDF by its content, or there is none."""


class NotReplaceable(Exception):
    """What should be replaced is not waiting for another one (any more)."""


@dataclass(frozen=True)
class Submission:
    """What a citizen sends at once; `key` makes sending it twice harmless."""

    document_type: DocumentType
    title: str
    note: str
    files: "Sequence[UploadedFile[Any]]"
    key: uuid.UUID
    replaces: Document | None = None


def receive(
    submission: Submission, *, case: Case, by: User, citizen: User | None = None
) -> Document:
    """Store the files, then the row, then ring for the first stage.

    CITIZEN is whose it is, if BY sends it for somebody else, with a mandate.

    Raises NotTaken, TooMuchToday, NotReplaceable or StoreUnavailable; then there is
    no document, and sending it again is the right thing to do.
    """
    submission = replace(submission, key=_own_key(submission))
    whose = citizen or by
    if sent := _sent_already(submission, whose=whose):
        return sent
    _check(submission)
    allowance.check(submission.files, whose=whose, by=by)
    kept = [stores.keep("quarantine", file) for file in submission.files]
    try:
        return _create(submission, kept, case=case, whose=whose, by=by)
    except IntegrityError:
        # The same form was sent twice at once, and the other one was quicker.
        if twin := _sent_already(submission, whose=whose):
            return twin
        raise NotReplaceable from None


def safe_name(name: str) -> str:
    """Return a file name for display: NFC, no control or direction characters."""
    composed = unicodedata.normalize("NFC", name)[:255]
    return "".join(
        "\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c
        for c in composed
    )


def _own_key(submission: Submission) -> uuid.UUID:
    """Return the sender's key and the content in one.

    A key that a program or a page uses again for other files must not pass for the
    document it was first used for: the person would hold a receipt for nothing.
    """
    digest = hashlib.sha256()
    for file in submission.files:
        for chunk in file.chunks():
            digest.update(chunk)
        digest.update(b"end of file")
    return uuid.uuid5(submission.key, digest.hexdigest())


def _sent_already(submission: Submission, *, whose: User) -> Document | None:
    theirs = Document.objects.filter(citizen=whose)
    return theirs.filter(submission_key=submission.key).first()


def _check(submission: Submission) -> None:
    if not submission.files:
        raise NotTaken
    for file in submission.files:
        if not file.size or recognise(_head(file)) is None:
            raise NotTaken(file.name)
    replaced = submission.replaces
    if replaced and not replaced.can_be_replaced:
        raise NotReplaceable


def _head(file: "UploadedFile[Any]") -> bytes:
    file.seek(0)
    head: bytes = file.read(HEAD)
    file.seek(0)
    return head


def _create(
    submission: Submission, kept: Sequence[Kept], *, case: Case, whose: User, by: User
) -> Document:
    kinds = [recognise(_head(file)) for file in submission.files]
    with transaction.atomic():
        document = Document.objects.create(
            case=Case.objects.to_write_into(case),
            citizen=whose,
            sent_by=None if by == whose else by,
            document_type=submission.document_type,
            title=submission.title or submission.document_type.name,
            note=submission.note,
            submission_key=submission.key,
            replaces=submission.replaces,
        )
        SourceFile.objects.bulk_create(
            SourceFile(
                document=document,
                position=position,
                key=one.key,
                kind=kind or "",
                original_name=safe_name(file.name or ""),
                size=one.size,
                sha256=one.sha256,
            )
            for position, (one, kind, file) in enumerate(
                zip(kept, kinds, submission.files, strict=True)
            )
        )
        auditing.record(
            "document.received",
            on=document,
            by=by,
            at=document.received_at,
            subject=whose,
        )
        ring = partial(stages.ring, document.pk, Status.RECEIVED, at=timezone.now())
        transaction.on_commit(ring, robust=True)
    return document
