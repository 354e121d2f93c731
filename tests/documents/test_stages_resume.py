"""The sweep rings for whatever a lost broker, worker or message left behind."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import AuditEvent
from documents import stages
from documents.lifecycle import Status
from documents.models import Document
from documents.stages import STAGES
from tests.cast import Cast
from tests.documents.conftest import Bells
from tests.documents.sending import row

pytestmark = pytest.mark.needs("redis")

AT = datetime(2026, 11, 23, 14, tzinfo=UTC)
BEFORE = AT - timedelta(minutes=5)


def test_rings_for_every_stage(cast: Cast, bells: Bells) -> None:
    for status in STAGES:
        row(cast.amina, status, next_try_at=BEFORE)

    assert stages.resume(at=AT) == 3

    assert [bells.count(q) for q in ("scan", "normalise", "deliver")] == [1, 1, 1]


def test_rings_for_who_waits_longest_first(cast: Cast, bells: Bells) -> None:
    by_wait = [
        row(
            cast.amina, Status.RECEIVED, next_try_at=BEFORE + timedelta(seconds=seconds)
        )
        for seconds in (30, 10, 20)
    ]

    stages.resume(at=AT)

    third, first, second = (str(document.pk) for document in by_wait)
    assert bells.rung("scan") == [first, second, third]


def test_rings_for_nothing_else(cast: Cast, bells: Bells) -> None:
    row(cast.amina, Status.RECEIVED, next_try_at=AT + timedelta(seconds=1))
    row(cast.amina, Status.RECEIVED, next_try_at=BEFORE, held_at=BEFORE)
    for status in set(Status) - set(STAGES):
        row(cast.amina, status, next_try_at=BEFORE)

    assert stages.resume(at=AT) == 0

    assert [bells.count(q) for q in ("scan", "normalise", "deliver")] == [0, 0, 0]


def test_second_sweep_rings_for_nothing_again(cast: Cast, bells: Bells) -> None:
    row(cast.amina, Status.RECEIVED, next_try_at=BEFORE)

    rung = [stages.resume(at=AT + timedelta(seconds=15 * n)) for n in range(4)]

    assert rung == [1, 0, 0, 0]
    assert bells.count("scan") == 1


def test_takes_a_batch_at_a_time(
    cast: Cast, bells: Bells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "BATCH", 2)
    for _ in range(3):
        row(cast.amina, Status.RECEIVED, next_try_at=BEFORE)

    assert [stages.resume(at=AT), stages.resume(at=AT)] == [2, 1]
    assert bells.count("scan") == 3


def test_held_ones_are_released_to_try_from_the_start(cast: Cast, bells: Bells) -> None:
    held = row(cast.amina, Status.CLEAN, held_at=BEFORE, attempts=5, trouble="away")

    assert stages.release_held(at=AT) == 1

    stored = Document.objects.get(pk=held.pk)
    assert (stored.held_at, stored.attempts, stored.trouble) == (None, 0, "")
    assert stages.resume(at=AT) == bells.count("normalise") == 1


def test_release_leaves_the_others_alone(cast: Cast) -> None:
    later = AT + timedelta(hours=1)
    waiting = row(cast.amina, Status.CLEAN, next_try_at=later, attempts=2)

    assert stages.release_held(at=AT) == 0

    stored = Document.objects.get(pk=waiting.pk)
    assert (stored.next_try_at, stored.attempts) == (later, 2)


def test_retry_releases_one_and_rings_at_once(cast: Cast, bells: Bells) -> None:
    held = row(cast.amina, Status.RECEIVED, held_at=BEFORE, attempts=5, trouble="away")
    other = row(cast.bernd, Status.RECEIVED, held_at=BEFORE)

    stages.retry(held, by=cast.alex, at=AT)

    stored = Document.objects.get(pk=held.pk)
    assert (stored.held_at, stored.attempts, stored.trouble) == (None, 0, "")
    assert bells.rung("scan") == [str(held.pk)]
    assert Document.objects.get(pk=other.pk).is_held


def test_retry_is_recorded(cast: Cast, bells: Bells) -> None:
    held = row(cast.amina, Status.RECEIVED, held_at=BEFORE)

    stages.retry(held, by=cast.alex, at=AT)

    event = AuditEvent.objects.get(object_id=held.pk)
    assert (event.event, event.actor, event.at) == ("document.retried", cast.alex, AT)
    assert bells.count("scan") == 1


@pytest.mark.parametrize("status", [Status.RECEIVED, Status.QUEUED])
def test_retry_of_what_is_not_held_is_nothing(
    cast: Cast, bells: Bells, status: Status
) -> None:
    waiting = row(cast.amina, status, attempts=2, next_try_at=BEFORE)

    stages.retry(waiting, by=cast.alex, at=AT)

    assert Document.objects.get(pk=waiting.pk).attempts == 2
    assert not AuditEvent.objects.filter(object_id=waiting.pk).exists()
    assert bells.count("scan") == 0
