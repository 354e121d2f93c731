"""Trouble of ours: the document waits longer each time, then for a person."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DataError, IntegrityError, InterfaceError, OperationalError

from documents import stages
from documents.lifecycle import Status
from documents.models import Document
from documents.stages import BACK_OFF, CLAIM, Hindered
from documents.stations import routing
from documents.stations.normalising import SandboxTrouble
from tests.cast import Cast
from tests.documents.sending import row

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)


def fail(document: Document, error: Exception) -> Document:
    """Run a stage that fails with ERROR; return what the row says then."""

    def station(_: Document) -> None:
        raise error

    stages.run(Status(document.status), str(document.pk), station)
    return Document.objects.get(pk=document.pk)


@pytest.mark.parametrize(("before", "wait"), list(enumerate(BACK_OFF)))
def test_waits_longer_each_time(cast: Cast, before: int, wait: timedelta) -> None:
    waiting = row(cast.amina, Status.RECEIVED, attempts=before)

    with time_machine.travel(NOW, tick=False):
        tried = fail(waiting, Hindered("scanner away"))

    assert (tried.status, tried.attempts) == (Status.RECEIVED, before + 1)
    assert (tried.next_try_at, tried.held_at) == (NOW + wait, None)
    assert tried.trouble == "scanner away"


def test_waits_are_growing() -> None:
    assert sorted(set(BACK_OFF)) == list(BACK_OFF)


def test_is_held_after_the_last_try(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED, attempts=Hindered.tries - 1)

    with time_machine.travel(NOW, tick=False):
        held = fail(waiting, Hindered("scanner away"))

    assert held.is_held
    assert (held.held_at, held.trouble) == (NOW, "scanner away")
    assert (held.status, held.attempts) == (Status.RECEIVED, Hindered.tries)


def test_is_held_after_five_tries_and_not_tried_again(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    held = [fail(waiting, Hindered("away")).is_held for _ in range(6)]

    assert held == [False] * 4 + [True] * 2
    assert Document.objects.get(pk=waiting.pk).attempts == 5


def test_file_that_kills_the_sandbox_is_held_after_three(cast: Cast) -> None:
    waiting = row(cast.amina, Status.CLEAN)

    held = [fail(waiting, SandboxTrouble("sandbox: signal")).is_held for _ in range(3)]

    assert held == [False, False, True]


def test_success_forgets_the_trouble(cast: Cast) -> None:
    waiting = row(cast.amina, Status.NORMALISED)
    fail(waiting, Hindered("away"))

    stages.run(Status.NORMALISED, str(waiting.pk), routing.route)

    routed = Document.objects.get(pk=waiting.pk)
    assert (routed.status, routed.trouble, routed.attempts) == (Status.QUEUED, "", 0)


def test_bug_of_ours_does_not_lose_the_document(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    with time_machine.travel(NOW, tick=False):
        tried = fail(waiting, ZeroDivisionError("content of a letter"))

    assert (tried.status, tried.trouble) == (Status.RECEIVED, "ZeroDivisionError")
    assert tried.next_try_at == NOW + BACK_OFF[0]


def test_bug_that_stays_is_held(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    for _ in range(Hindered.tries):
        tried = fail(waiting, ZeroDivisionError())

    assert tried.is_held


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_database_away_leaves_the_claim_to_end(
    cast: Cast, error: type[Exception]
) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    with time_machine.travel(NOW, tick=False):
        tried = fail(waiting, error("gone away"))

    assert (tried.next_try_at, tried.trouble) == (NOW + CLAIM, "")


@pytest.mark.parametrize("error", [DataError, IntegrityError])
def test_what_the_database_refuses_is_a_bug_of_ours(
    cast: Cast, error: type[Exception]
) -> None:
    tried = fail(row(cast.amina, Status.RECEIVED), error("too long"))

    assert tried.trouble == error.__name__


def test_document_whose_workers_all_died_is_held(cast: Cast) -> None:
    waiting = row(cast.amina, Status.CLEAN, attempts=Hindered.tries)

    held = fail(waiting, AssertionError("it was tried again"))

    assert (held.is_held, held.trouble) == (True, "worker lost")
    assert held.attempts == Hindered.tries


def test_cause_fits_into_its_column(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    assert fail(waiting, Hindered("x" * 500)).trouble == "x" * 80


def test_trouble_of_one_who_was_overtaken_is_not_written(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED)

    def station(document: Document) -> None:
        Document.objects.filter(pk=document.pk).update(status=Status.INFECTED)
        raise Hindered("away")

    stages.run(Status.RECEIVED, str(waiting.pk), station)

    stored = Document.objects.get(pk=waiting.pk)
    assert (stored.status, stored.trouble) == (Status.INFECTED, "")
