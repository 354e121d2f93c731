from celery import shared_task
from django.utils import timezone

from decisions import publishing


@shared_task
def publish(decision_id: str) -> None:
    publishing.publish(decision_id)


@shared_task
def resume() -> None:
    publishing.resume(at=timezone.now())
