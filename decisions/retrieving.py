"""The addressee retrieves a decision; every retrieval is recorded (§ 37 SGB X)."""

from datetime import datetime

from django.db import transaction

from accounts import auditing
from accounts.models import User
from decisions.models import Decision, Retrieval


def record(decision: Decision, *, by: User, at: datetime) -> None:
    with transaction.atomic():
        Retrieval.objects.create(decision=decision, user=by, at=at)
        auditing.record("decision.retrieved", on=decision, by=by, at=at)
