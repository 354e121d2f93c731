from celery import shared_task
from django.utils import timezone

from accounts import outbox


@shared_task
def send_owed_mail() -> None:
    outbox.send_due(at=timezone.now())
