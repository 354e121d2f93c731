"""Receives evidence: the bytes are durable before anything is confirmed."""

import hashlib
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils import timezone

from accounts import auditing
from accounts.models import User
from documents import stages, stores
from documents.lifecycle import Status
from documents.models import Case, Document, DocumentType, SourceFile
from documents.recognising import recognise
from documents.stores import Kept
from documents.uploading import MIB

HEAD = 1024
DAY = timedelta(days=1)
FILES_A_DAY = 100
BYTES_A_DAY = 1024 * MIB


class NotTaken(Exception):
    """A file is neither a picture nor a PDF by its content, or there is none."""


class TooMuchToday(Exception):
    """The person's allowance for a day is used up; what came before is kept."""


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


def receive(submission: Submission, *, case: Case, by: User) -> Document:
    """Store the files, then the row, then ring for the first stage.

    Raises NotTaken, TooMuchToday, NotReplaceable or StoreUnavailable; then there is
    no document, and sending it again is the right thing to do.
    """
    submission = replace(submission, key=_own_key(submission))
    if sent := _sent_already(submission, by=by):
        return sent
    _check(submission, by=by)
    kept = [stores.keep("quarantine", file) for file in submission.files]
    try:
        return _create(submission, kept, case=case, by=by)
    except IntegrityError:
        # The same form was sent twice at once, and the other one was quicker.
        if twin := _sent_already(submission, by=by):
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


def _sent_already(submission: Submission, *, by: User) -> Document | None:
    mine = Document.objects.filter(citizen=by)
    return mine.filter(submission_key=submission.key).first()


def _check(submission: Submission, *, by: User) -> None:
    if not submission.files:
        raise NotTaken
    for file in submission.files:
        if not file.size or recognise(_head(file)) is None:
            raise NotTaken(file.name)
    replaced = submission.replaces
    if replaced and not replaced.can_be_replaced:
        raise NotReplaceable
    today = SourceFile.objects.filter(
        document__citizen=by, document__received_at__gt=timezone.now() - DAY
    ).aggregate(files=Count("id"), size=Sum("size", default=0))
    size = sum(file.size or 0 for file in submission.files)
    if (
        today["files"] + len(submission.files) > FILES_A_DAY
        or today["size"] + size > BYTES_A_DAY
    ):
        raise TooMuchToday


def _head(file: "UploadedFile[Any]") -> bytes:
    file.seek(0)
    head: bytes = file.read(HEAD)
    file.seek(0)
    return head


def _create(
    submission: Submission, kept: Sequence[Kept], *, case: Case, by: User
) -> Document:
    kinds = [recognise(_head(file)) for file in submission.files]
    with transaction.atomic():
        document = Document.objects.create(
            case=case,
            citizen=by,
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
            "document.received", on=document, by=by, at=document.received_at
        )
        ring = partial(stages.ring, document.pk, Status.RECEIVED, at=timezone.now())
        transaction.on_commit(ring, robust=True)
    return document
