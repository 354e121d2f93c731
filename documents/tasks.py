"""The pipeline's stages as Celery tasks: an id in, one station called.

Twice is as once (see stages.py). `acks_late` and time limits are in the settings.
"""

from celery import shared_task
from django.utils import timezone

from documents import asking, stages
from documents.lifecycle import Status
from documents.stations import normalising, routing, scanning


@shared_task
def scan(document_id: str) -> None:
    stages.run(Status.RECEIVED, document_id, scanning.scan)


@shared_task
def normalise(document_id: str) -> None:
    stages.run(Status.CLEAN, document_id, normalising.normalise)


@shared_task
def route(document_id: str) -> None:
    stages.run(Status.NORMALISED, document_id, routing.route)


@shared_task
def resume() -> None:
    stages.resume(at=timezone.now())


@shared_task
def tend_letter_requests() -> None:
    """Compare what was asked online, and forget what was asked long ago."""
    asking.compare_waiting(at=timezone.now())
    asking.clear(at=timezone.now())
