"""Scans the sealed originals; only an explicit clean verdict moves a document on."""

from django.db import transaction
from django.utils import timezone

from accounts.actors import PIPELINE
from documents import notices, stores
from documents.lifecycle import Status
from documents.models import Document, SourceFile
from documents.scanning.scanner import chosen_scanner
from documents.scanning.verdict import ScannerUnavailable, Verdict
from documents.stages import Hindered


def scan(document: Document) -> None:
    """Move to CLEAN or INFECTED; raise Hindered if a file could not be scanned."""
    try:
        scanner = chosen_scanner()
        version = scanner.version()
        for source in document.sources.all():
            verdict = _verdict_on(source)
            if verdict.signature:
                _refuse(document, source, verdict, version)
                return
    except (ScannerUnavailable, stores.StoreUnavailable) as error:
        raise Hindered(_cause(error)) from error
    document.move_to(Status.CLEAN, by=PIPELINE, at=timezone.now(), scanner=version)


def _cause(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _verdict_on(source: SourceFile) -> Verdict:
    with stores.opened("quarantine", source.key, sha256=source.sha256) as stream:
        return chosen_scanner().scan(stream)


def _refuse(
    document: Document, source: SourceFile, verdict: Verdict, version: str
) -> None:
    at = timezone.now()
    with transaction.atomic():
        document.move_to(
            Status.INFECTED,
            by=PIPELINE,
            at=at,
            scanner=version,
            failure=verdict.signature[:40],
            failed_source=source.position,
        )
        notices.owe(document, at=at)
