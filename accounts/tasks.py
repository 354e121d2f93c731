from celery import shared_task
from django.utils import timezone

from accounts import outbox, sessions, throttling


@shared_task
def send_owed_mail() -> None:
    outbox.send_due(at=timezone.now())


@shared_task
def clear_away() -> None:
    """Delete sessions that are over and counts that no longer matter."""
    throttling.clear(at=timezone.now())
    sessions.clear_over()
