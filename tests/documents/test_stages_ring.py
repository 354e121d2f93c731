"""Whoever rings claims the row first, so that nothing is rung for twice."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from celery import current_app
from django.db import connection
from django.utils import timezone

from documents import stages
from documents.lifecycle import Status
from documents.models import Document
from documents.stages import CLAIM, STAGES
from tests.cast import Cast
from tests.documents.conftest import Bells
from tests.documents.sending import row

pytestmark = pytest.mark.needs("redis")

QUEUE = {
    Status.RECEIVED: "scan",
    Status.CLEAN: "normalise",
    Status.NORMALISED: "deliver",
}


@pytest.fixture
def now() -> datetime:
    """Return a time at which whatever is written in the test is due."""
    return timezone.now() + timedelta(minutes=5)


def claimed_until(document: Document) -> datetime:
    return Document.objects.get(pk=document.pk).next_try_at


@pytest.mark.parametrize("status", STAGES)
def test_each_stage_has_a_queue_of_its_own(
    cast: Cast, bells: Bells, now: datetime, status: Status
) -> None:
    waiting = row(cast.amina, status)

    assert stages.ring(waiting.pk, status, at=now) is True

    assert bells.rung(QUEUE[status]) == [str(waiting.pk)]
    assert sum(bells.count(queue) for queue in QUEUE.values()) == 1


def test_two_rings_are_one_message(cast: Cast, bells: Bells, now: datetime) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    rung = [stages.ring(waiting.pk, Status.RECEIVED, at=now) for _ in range(2)]

    assert rung == [True, False]
    assert bells.count("scan") == 1
    assert claimed_until(waiting) == now + CLAIM


def test_claim_of_a_dead_worker_ends(cast: Cast, bells: Bells, now: datetime) -> None:
    waiting = row(cast.amina, Status.RECEIVED)
    stages.ring(waiting.pk, Status.RECEIVED, at=now)
    just_before, then = now + CLAIM - timedelta(microseconds=1), now + CLAIM

    assert not stages.ring(waiting.pk, Status.RECEIVED, at=just_before)
    assert stages.ring(waiting.pk, Status.RECEIVED, at=then)
    assert bells.count("scan") == 2


def test_claim_is_longer_than_a_stage_may_run() -> None:
    limit: int = current_app.conf.task_time_limit

    assert timedelta(seconds=limit) < CLAIM


def test_nothing_is_rung_for_before_its_time(
    cast: Cast, bells: Bells, now: datetime
) -> None:
    later = now + timedelta(seconds=1)
    waiting = row(cast.amina, Status.RECEIVED, next_try_at=later)

    assert not stages.ring(waiting.pk, Status.RECEIVED, at=now)

    assert bells.count("scan") == 0
    assert claimed_until(waiting) == later


def test_held_document_is_not_rung_for(cast: Cast, bells: Bells, now: datetime) -> None:
    held = row(cast.amina, Status.RECEIVED, held_at=now)

    assert not stages.ring(held.pk, Status.RECEIVED, at=now)
    assert bells.count("scan") == 0


def test_stage_that_is_over_is_not_rung_for(
    cast: Cast, bells: Bells, now: datetime
) -> None:
    scanned = row(cast.amina, Status.CLEAN)

    assert not stages.ring(scanned.pk, Status.RECEIVED, at=now)
    assert bells.count("scan") == bells.count("normalise") == 0


@pytest.mark.needs("postgresql")
@pytest.mark.django_db(transaction=True)
def test_many_who_ring_at_once_are_one_message(
    cast: Cast, bells: Bells, now: datetime
) -> None:
    waiting, barrier = row(cast.amina, Status.RECEIVED), Barrier(6)

    def ring(_: int) -> bool:
        barrier.wait(30)
        try:
            return stages.ring(waiting.pk, Status.RECEIVED, at=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        rung: Sequence[bool] = list(pool.map(ring, range(6)))

    assert sorted(rung) == [False] * 5 + [True]
    assert bells.rung("scan") == [str(waiting.pk)]
