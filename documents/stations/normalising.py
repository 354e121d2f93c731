"""Turns the scanned originals into one rendered PDF in the evidence store."""

import tempfile
from contextlib import ExitStack
from typing import IO

from django.db import transaction
from django.utils import timezone

from accounts.actors import PIPELINE
from documents import notices, stores
from documents.lifecycle import Status
from documents.models import Document
from documents.models.document import Overtaken
from documents.normalising.converting import Converted, Source, convert
from documents.normalising.doubts import Doubtful
from documents.normalising.reasons import Unreadable
from documents.normalising.sandboxing.sandbox import SandboxDied
from documents.recognising import Kind
from documents.stages import Hindered


class SandboxTrouble(Hindered):
    tries = 3


class ResultDoubtful(Hindered):
    """A person has to look: it would come out the same again."""

    tries = 1


def normalise(document: Document) -> None:
    """Move to NORMALISED or UNREADABLE; raise Hindered for a reason of ours."""
    with tempfile.TemporaryFile() as output:
        try:
            converted = _convert(document, output)
            kept = stores.keep("evidence", output)
        except Unreadable as unreadable:
            _refuse(document, unreadable)
            return
        except SandboxDied as death:
            cause = f"sandbox: {death.cause}"
            raise SandboxTrouble(cause) from death
        except Doubtful as doubt:
            cause = f"doubtful: {doubt.cause}"
            raise ResultDoubtful(cause) from doubt
        except stores.StoreUnavailable as error:
            cause = f"{type(error).__name__}: {error}"
            raise Hindered(cause) from error
    try:
        document.move_to(
            Status.NORMALISED,
            by=PIPELINE,
            at=timezone.now(),
            key=kept.key,
            sha256=kept.sha256,
            page_count=converted.page_count,
            flags=list(converted.flags),
            page_scores=[scores._asdict() for scores in converted.page_scores],
        )
    except Overtaken:
        stores.discard("evidence", kept.key)
        raise


def _convert(document: Document, output: IO[bytes]) -> Converted:
    with ExitStack() as files:
        sources = [
            Source(
                stream=files.enter_context(
                    stores.opened("quarantine", source.key, sha256=source.sha256)
                ),
                kind=Kind(source.kind),
            )
            for source in document.sources.all()
        ]
        return convert(
            sources,
            output,
            title=document.title,
            subject=document.document_type.name,
            reference=document.reference,
        )


def _refuse(document: Document, unreadable: Unreadable) -> None:
    at = timezone.now()
    with transaction.atomic():
        document.move_to(
            Status.UNREADABLE,
            by=PIPELINE,
            at=at,
            failure=unreadable.reason,
            failed_source=unreadable.source,
        )
        notices.owe(document, at=at)
