"""The row is the queue: who rings claims it first, and a lost bell is rung again."""

from datetime import datetime, timedelta

import pytest
from kombu.simple import SimpleQueue

from decisions import publishing, tasks
from decisions.lifecycle import Status
from decisions.models import Decision
from nwportal import celery_app
from tests.cast import NOON, Cast
from tests.decisions.letters import in_status

SECOND = timedelta(seconds=1)


def waiting(cast: Cast, since: datetime = NOON) -> Decision:
    return in_status(cast.amina, Status.RELEASED, next_try_at=since)


def test_of_two_who_ring_one_claims(cast: Cast) -> None:
    decision = waiting(cast)

    rung = [publishing.ring(decision.pk, at=NOON) for _ in range(2)]

    assert rung == [True, False]
    decision.refresh_from_db()
    assert decision.next_try_at == NOON + publishing.CLAIM


def test_the_claim_of_a_dead_worker_ends(cast: Cast) -> None:
    decision = waiting(cast)
    publishing.ring(decision.pk, at=NOON)

    early = publishing.ring(decision.pk, at=NOON + publishing.CLAIM - SECOND)
    late = publishing.ring(decision.pk, at=NOON + publishing.CLAIM)

    assert (early, late) == (False, True)


@pytest.mark.parametrize("status", ["draft", "published", "refused"])
def test_only_a_released_decision_is_rung_for(cast: Cast, status: str) -> None:
    decision = in_status(cast.amina, Status(status), next_try_at=NOON)

    assert not publishing.ring(decision.pk, at=NOON)


def test_the_bell_names_the_task_and_the_decision(cast: Cast) -> None:
    decision = waiting(cast)
    with celery_app.connection_for_read() as broker:
        queue: SimpleQueue = broker.SimpleQueue("scan")
        queue.clear()

        publishing.ring(decision.pk, at=NOON)

        message = queue.get(timeout=5)
        message.ack()
        queue.close()
    assert message.headers["task"] == tasks.publish.name
    assert message.payload[0] == [str(decision.pk)]


@pytest.mark.usefixtures("no_broker")
def test_with_the_broker_away_the_row_waits_a_little(cast: Cast) -> None:
    decision = waiting(cast)

    rung = publishing.ring(decision.pk, at=NOON)

    decision.refresh_from_db()
    assert not rung
    assert decision.status == Status.RELEASED
    assert decision.next_try_at == NOON + publishing.BELL_BROKEN


def test_the_sweep_rings_for_what_is_due(cast: Cast) -> None:
    due = [waiting(cast), waiting(cast, since=NOON - SECOND)]
    later = waiting(cast, since=NOON + SECOND)
    in_status(cast.amina, Status.DRAFT)

    count = publishing.resume(at=NOON)

    assert count == len(due)
    again = publishing.resume(at=NOON)
    assert again == 0
    later.refresh_from_db()
    assert later.next_try_at == NOON + SECOND
