"""A decision is retrieved; who and when is recorded each time (§ 37 SGB X)."""

from datetime import datetime

from django.db import transaction

from accounts import auditing
from accounts.models import User
from decisions.models import Decision, Retrieval


def first_by_each(decision: Decision) -> list[Retrieval]:
    """Return when each person opened it for the first time, the earliest first."""
    firsts: dict[object, Retrieval] = {}
    for retrieval in decision.retrievals.select_related("user").order_by("at"):
        firsts.setdefault(retrieval.user_id, retrieval)
    return list(firsts.values())


def record(decision: Decision, *, by: User, at: datetime) -> None:
    """Record that the addressee, or who may read it for them, has downloaded it."""
    with transaction.atomic():
        Retrieval.objects.create(decision=decision, user=by, at=at)
        whose = decision.addressee
        auditing.record("decision.retrieved", on=decision, by=by, at=at, subject=whose)


def look(decision: Decision, *, event: str, by: User, at: datetime) -> None:
    """Record that a member of staff looks at the decision; that is no retrieval."""
    to = [decision.addressee]
    auditing.record_look(event, on=decision, subjects=to, by=by, at=at)
