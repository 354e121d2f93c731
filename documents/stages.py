"""The queue: rows say what is due, the broker is only a bell.

Whoever rings claims the row first, so that a waiting row is never rung for twice;
a stage works first and then moves the document, so that running twice does no harm.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from types import MappingProxyType

from celery import current_app
from django.db import InterfaceError, transaction
from django.db import OperationalError as OperationalDatabaseError
from django.db.models import F
from django.utils import timezone
from kombu.exceptions import KombuError, OperationalError

from accounts import auditing
from accounts.models import User
from documents.lifecycle import Status
from documents.models import Document
from documents.models.document import Overtaken

logger = logging.getLogger(__name__)

STAGES = MappingProxyType(
    {
        Status.RECEIVED: "documents.tasks.scan",
        Status.CLEAN: "documents.tasks.normalise",
        Status.NORMALISED: "documents.tasks.route",
    }
)
# Longer than a task may run (CELERY_TASK_TIME_LIMIT): the claim of a dead worker.
CLAIM = timedelta(seconds=270)
BELL_BROKEN = timedelta(seconds=10)
BACK_OFF = tuple(timedelta(seconds=s) for s in (15, 60, 240, 900))
BATCH = 500

Station = Callable[[Document], None]


class Hindered(Exception):
    """A stage cannot do its work now, for a reason of ours; the document waits.

    `tries` is after how many of them it is held for a person.
    """

    tries = len(BACK_OFF) + 1


def ring(document_id: uuid.UUID, status: Status, *, at: datetime) -> bool:
    """Claim the document and ring for the stage of STATUS; False if not due."""
    row = Document.objects.filter(pk=document_id, status=status)
    if row.due(at).update(next_try_at=at + CLAIM) != 1:
        return False
    try:
        current_app.send_task(STAGES[status], args=[str(document_id)], retry=False)
    except (OSError, KombuError, OperationalError) as error:
        logger.warning("broker away: %s", type(error).__name__)
        row.update(next_try_at=at + BELL_BROKEN)
        return False
    return True


def resume(*, at: datetime) -> int:
    """Ring for everything due: what a lost broker, worker or message left behind."""
    waiting = Document.objects.filter(status__in=STAGES).due(at)
    rows = waiting.order_by("next_try_at").values_list("pk", "status")[:BATCH]
    return sum(ring(pk, Status(status), at=at) for pk, status in rows)


def release_held(*, at: datetime) -> int:
    """Let the held documents try again from the start; return how many."""
    held = Document.objects.filter(status__in=STAGES, held_at__isnull=False)
    return held.update(held_at=None, attempts=0, next_try_at=at, trouble="")


def retry(document: Document, *, by: User, at: datetime) -> None:
    """Let one held document try again from the start; nothing if it is not held."""
    held = Document.objects.filter(pk=document.pk, held_at__isnull=False)
    with transaction.atomic():
        if not held.update(held_at=None, attempts=0, next_try_at=at, trouble=""):
            return
        auditing.record("document.retried", on=document, by=by, at=at)
    if document.status in STAGES:
        ring(document.pk, Status(document.status), at=at)


def run(status: Status, document_id: str, station: Station) -> None:
    """Run STATION for a document that awaits it; then ring for the next stage."""
    document = _take(status, document_id)
    if document is None:
        return
    try:
        station(document)
    except Overtaken:
        logger.info("document %s was moved meanwhile", document.pk)
    except Hindered as hindrance:
        _postpone(document, status, cause=str(hindrance), tries=hindrance.tries)
    except Exception as error:
        # A bug of ours must not lose the document, nor its traceback.
        logger.exception("stage for %s failed", document.pk)
        if not isinstance(error, OperationalDatabaseError | InterfaceError):
            _postpone(document, status, cause=type(error).__name__)
    else:
        if document.status in STAGES:
            ring(document.pk, Status(document.status), at=timezone.now())


def _take(status: Status, document_id: str) -> Document | None:
    """Return the document with one more try counted; None if it needs none."""
    rows = Document.objects.filter(pk=document_id, status=status, held_at__isnull=True)
    document = rows.select_related("citizen", "case__office").first()
    if document is None:
        return None
    if document.attempts >= Hindered.tries:
        # Every worker that tried has died before it could say why.
        _hold(document, status, cause="worker lost")
        return None
    mine = rows.filter(attempts=document.attempts)
    until = timezone.now() + CLAIM
    if mine.update(attempts=F("attempts") + 1, next_try_at=until) != 1:
        return None
    document.attempts += 1
    return document


def _hold(document: Document, status: Status, *, cause: str) -> None:
    row = Document.objects.filter(pk=document.pk, status=status)
    row.update(held_at=timezone.now(), trouble=cause[:80])
    logger.error("document %s is held: %s", document.pk, cause)


def _postpone(
    document: Document, status: Status, *, cause: str, tries: int = Hindered.tries
) -> None:
    if document.attempts >= tries:
        _hold(document, status, cause=cause)
        return
    row = Document.objects.filter(pk=document.pk, status=status)
    wait = BACK_OFF[min(document.attempts, len(BACK_OFF)) - 1]
    row.update(next_try_at=timezone.now() + wait, trouble=cause[:80])
    logger.warning("document %s waits %s: %s", document.pk, wait, cause)
