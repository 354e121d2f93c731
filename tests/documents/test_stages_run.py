"""A stage works first and moves the document then, so that twice is as once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.actors import PIPELINE
from documents import stages
from documents.lifecycle import Status
from documents.models import Document
from documents.stages import CLAIM
from tests.cast import NOON, Cast
from tests.documents.conftest import Bells
from tests.documents.sending import row

pytestmark = [pytest.mark.needs("redis"), pytest.mark.usefixtures("bells")]


def scanned(document: Document) -> None:
    """Stand in for the scan: a station that finds nothing wrong."""
    document.move_to(Status.CLEAN, by=PIPELINE, at=timezone.now())


def run_scan(document: Document, station: stages.Station = scanned) -> Document:
    stages.run(Status.RECEIVED, str(document.pk), station)
    return Document.objects.get(pk=document.pk)


def test_runs_the_station_and_rings_for_the_next(cast: Cast, bells: Bells) -> None:
    waiting = row(cast.amina, Status.RECEIVED)
    began = timezone.now()

    done = run_scan(waiting)

    assert (done.status, done.attempts) == (Status.CLEAN, 0)
    assert bells.rung("normalise") == [str(waiting.pk)]
    assert began + CLAIM <= done.next_try_at <= timezone.now() + CLAIM


def test_counts_the_attempt_before_the_station_runs(cast: Cast) -> None:
    waiting, counted = row(cast.amina, Status.RECEIVED, attempts=2), []

    def station(document: Document) -> None:
        counted.append(document.attempts)
        counted.append(Document.objects.get(pk=document.pk).attempts)

    assert run_scan(waiting, station).attempts == 3
    assert counted == [3, 3]


def test_claims_the_document_while_the_station_is_at_work(cast: Cast) -> None:
    waiting, until = row(cast.amina, Status.RECEIVED), []
    began = timezone.now()

    def station(document: Document) -> None:
        until.append(Document.objects.get(pk=document.pk).next_try_at)

    run_scan(waiting, station)

    assert began + CLAIM <= until[0] <= timezone.now() + CLAIM


def test_same_message_again_is_harmless(cast: Cast, bells: Bells) -> None:
    waiting, runs = row(cast.amina, Status.RECEIVED), []

    def station(document: Document) -> None:
        runs.append(document.pk)
        scanned(document)

    run_scan(waiting, station)
    done = run_scan(waiting, station)

    assert runs == [waiting.pk]
    assert (done.status, done.attempts) == (Status.CLEAN, 0)
    assert bells.count("normalise") == 1


def test_message_that_comes_while_the_first_is_at_work(
    cast: Cast, bells: Bells
) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    def station(document: Document) -> None:
        run_scan(document)
        scanned(document)

    done = run_scan(waiting, station)

    assert (done.status, done.attempts, done.trouble) == (Status.CLEAN, 0, "")
    assert bells.count("normalise") == 1


def test_of_two_who_take_the_row_at_once_one_works(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED)
    mine = Document.objects.filter(pk=waiting.pk)
    quicker = iter([mine])

    def take_first(execute: Any, sql: str, *args: Any) -> Any:
        if sql.startswith("UPDATE"):
            for other in quicker:
                other.update(attempts=1)
        return execute(sql, *args)

    with connection.execute_wrapper(take_first):
        done = run_scan(waiting, lambda _: pytest.fail("both ran"))

    assert done.attempts == 1


@pytest.mark.parametrize(
    ("status", "held_at"),
    [(Status.CLEAN, None), (Status.INFECTED, None), (Status.RECEIVED, NOON)],
)
def test_stage_that_is_not_due_does_not_run(
    cast: Cast, status: Status, held_at: datetime | None
) -> None:
    other = row(cast.amina, status, held_at=held_at)

    done = run_scan(other, lambda _: pytest.fail("the station ran"))

    assert (done.status, done.attempts) == (status, 0)


def test_message_for_a_document_that_is_gone_is_harmless(db: None) -> None:
    del db
    nobody = "00000000-0000-0000-0000-000000000000"

    stages.run(Status.RECEIVED, nobody, lambda _: pytest.fail("the station ran"))


def test_infected_document_rings_for_nothing(cast: Cast, bells: Bells) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    def infected(document: Document) -> None:
        document.move_to(Status.INFECTED, by=PIPELINE, at=timezone.now())

    assert run_scan(waiting, infected).status == Status.INFECTED
    queues = ("scan", "normalise", "deliver")
    assert [bells.count(queue) for queue in queues] == [0, 0, 0]


def test_next_stage_is_due_at_once(cast: Cast, bells: Bells) -> None:
    later = timezone.now() + timedelta(hours=1)
    waiting = row(cast.amina, Status.RECEIVED, next_try_at=later, attempts=3)

    run_scan(waiting)

    assert bells.rung("normalise") == [str(waiting.pk)]
