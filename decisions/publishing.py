"""Publishes a decision: added as a draft, released by a person, scanned, then shown.

The scanner being away means: not yet published.
"""

import logging
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import IO

from celery import current_app
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from kombu.exceptions import KombuError, OperationalError

from accounts import auditing
from accounts.actors import PIPELINE
from accounts.models import User
from accounts.roles import Act
from decisions import notices
from decisions.lifecycle import Status
from decisions.models import Decision, DecisionType
from documents import stores
from documents.models import Case
from documents.models.document import Overtaken
from documents.scanning.scanner import chosen_scanner
from documents.scanning.verdict import ScannerUnavailable

logger = logging.getLogger(__name__)

TASK = "decisions.tasks.publish"
CLAIM = timedelta(seconds=270)
RETRY = timedelta(seconds=30)
BELL_BROKEN = timedelta(seconds=10)


class NotAMember(Exception):
    """The addressee does not belong to the case."""


@dataclass(frozen=True)
class Letter:
    """A Bescheid as the caseworker adds it."""

    case: Case
    addressee: User
    decision_type: DecisionType
    dated: date
    file: IO[bytes]
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def can_issue(case: Case, by: User) -> bool:
    """Say whether BY may add and publish decisions: staff of the case's office."""
    return (
        by.can(Act.ISSUE_DECISIONS)
        and Case.objects.visible_to(by).filter(pk=case.pk).exists()
    )


def check_issue(case: Case, by: User) -> None:
    if not can_issue(case, by):
        raise PermissionDenied


def add(letter: Letter, *, by: User, at: datetime) -> Decision:
    """Store the letter as a draft.

    Raises PermissionDenied, NotAMember, StoreUnavailable.
    """
    check_issue(letter.case, by)
    if not letter.case.members.filter(user=letter.addressee).exists():
        raise NotAMember
    if twin := Decision.objects.filter(submission_key=letter.key).first():
        return twin
    kept = stores.keep("decisions", letter.file)
    try:
        return _create(letter, kept, by=by, at=at)
    except IntegrityError:
        # The same press arrived twice at once, and the other one was quicker.
        return Decision.objects.get(submission_key=letter.key)


def _create(letter: Letter, kept: stores.Kept, *, by: User, at: datetime) -> Decision:
    with transaction.atomic():
        decision = Decision.objects.create(
            submission_key=letter.key,
            case=Case.objects.to_write_into(letter.case),
            addressee=letter.addressee,
            decision_type=letter.decision_type,
            dated=letter.dated,
            key=kept.key,
            sha256=kept.sha256,
            size=kept.size,
            created_by=by,
        )
        auditing.record("decision.added", on=decision, by=by, at=at)
    return decision


def release(decision: Decision, *, by: User, at: datetime) -> None:
    """Let the decision go: it is scanned now and then shown to the addressee.

    Raises IllegalMove, Overtaken, PermissionDenied.
    """
    check_issue(decision.case, by)
    with transaction.atomic():
        decision.move_to(Status.RELEASED, by=by, at=at, released_by=by, next_try_at=at)
        transaction.on_commit(partial(ring, decision.pk, at=at), robust=True)


def ring(decision_id: uuid.UUID, *, at: datetime) -> bool:
    """Claim a released decision and ring for its publication."""
    row = Decision.objects.filter(pk=decision_id, status=Status.RELEASED)
    if row.filter(next_try_at__lte=at).update(next_try_at=at + CLAIM) != 1:
        return False
    try:
        current_app.send_task(TASK, args=[str(decision_id)], retry=False)
    except (OSError, KombuError, OperationalError) as error:
        logger.warning("broker away: %s", type(error).__name__)
        row.update(next_try_at=at + BELL_BROKEN)
        return False
    return True


def resume(*, at: datetime) -> int:
    """Ring for every released decision that is due."""
    due = Decision.objects.filter(status=Status.RELEASED, next_try_at__lte=at)
    return sum(ring(pk, at=at) for pk in due.values_list("pk", flat=True)[:500])


def publish(decision_id: str) -> None:
    """Scan a released decision and show it to its addressee."""
    decision = (
        Decision.objects.filter(pk=decision_id, status=Status.RELEASED)
        .select_related("addressee")
        .first()
    )
    if decision is None:
        return
    try:
        _scan_and_show(decision)
    except Overtaken:
        logger.info("decision %s was moved meanwhile", decision.pk)
    except (ScannerUnavailable, stores.StoreUnavailable) as error:
        Decision.objects.filter(pk=decision.pk, status=Status.RELEASED).update(
            next_try_at=timezone.now() + RETRY, trouble=type(error).__name__
        )
        logger.warning("decision %s waits: %s", decision.pk, type(error).__name__)


def _scan_and_show(decision: Decision) -> None:
    scanner = chosen_scanner()
    version = scanner.version()
    with stores.opened("decisions", decision.key, sha256=decision.sha256) as stream:
        verdict = scanner.scan(stream)
    at = timezone.now()
    if verdict.signature:
        decision.move_to(Status.REFUSED, by=PIPELINE, at=at, scanner=version)
        return
    with transaction.atomic():
        decision.move_to(
            Status.PUBLISHED, by=PIPELINE, at=at, scanner=version, published_at=at
        )
        notices.owe(decision, at=at)
