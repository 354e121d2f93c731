"""Writes the audit trail; called inside the transaction of what it records."""

from datetime import datetime

from django.db import models

from accounts.actors import Machine
from accounts.models import AuditEvent, User


def record(
    event: str, *, on: models.Model, by: User | Machine, at: datetime, **facts: object
) -> None:
    """Record EVENT; FACTS hold ids, codes and numbers, never names or content."""
    AuditEvent.objects.create(
        at=at,
        event=event,
        actor=by if isinstance(by, User) else None,
        machine=by.name if isinstance(by, Machine) else "",
        object_label=on._meta.label,
        object_id=on.pk,
        facts=facts,
    )
