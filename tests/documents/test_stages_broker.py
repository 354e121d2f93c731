"""The broker is only a bell: while it is away nothing is lost, and nobody waits."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from celery import current_app
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from documents import stages
from documents.lifecycle import Status
from documents.models import Document
from documents.stages import BELL_BROKEN, CLAIM
from tests.cast import Cast
from tests.documents.conftest import Bells
from tests.documents.sending import row, upload
from tests.services.child import free_port
from tests.services.redis import redis

pytestmark = pytest.mark.needs("redis")


def forget_connections() -> None:
    """Let Celery look up the broker's address again."""
    current_app.amqp._producer_pool = None  # type: ignore[attr-defined]


@pytest.fixture
def broker_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return a function that has the product ring at another address."""

    def ring_at(url: str) -> None:
        monkeypatch.setenv("CELERY_BROKER_URL", url)
        forget_connections()

    yield ring_at
    monkeypatch.undo()
    forget_connections()


@pytest.fixture
def broker_away(broker_at: Callable[[str], None]) -> None:
    broker_at(f"redis://127.0.0.1:{free_port()}/0")


@pytest.mark.usefixtures("broker_away")
def test_bell_that_is_broken_is_tried_again_soon(cast: Cast) -> None:
    waiting = row(cast.amina, Status.RECEIVED)
    now = timezone.now() + timedelta(seconds=1)

    assert stages.ring(waiting.pk, Status.RECEIVED, at=now) is False

    stored = Document.objects.get(pk=waiting.pk)
    assert stored.next_try_at == now + BELL_BROKEN
    assert stored.attempts == 0


@pytest.mark.usefixtures("broker_away")
def test_sweep_does_not_stop_at_a_broken_bell(cast: Cast) -> None:
    waiting = [row(cast.amina, Status.RECEIVED) for _ in range(3)]
    now = timezone.now() + timedelta(seconds=1)

    assert stages.resume(at=now) == 0

    due = Document.objects.due(now + BELL_BROKEN)
    assert set(due) == set(waiting)


@pytest.mark.usefixtures("broker_away")
def test_broken_bell_holds_up_nobody(cast: Cast) -> None:
    waiting = [row(cast.amina, Status.RECEIVED) for _ in range(3)]
    began = time.monotonic()

    stages.resume(at=timezone.now() + timedelta(seconds=1))

    assert time.monotonic() - began < 2 * len(waiting)


def test_broker_that_dies_between_two_rings_is_noticed(
    cast: Cast, broker_at: Callable[[str], None], tmp_path: Path
) -> None:
    first, second = (row(cast.amina, Status.RECEIVED) for _ in range(2))
    now = timezone.now() + timedelta(seconds=1)

    with redis(tmp_path / "redis") as url:
        broker_at(url)
        rung = stages.ring(first.pk, Status.RECEIVED, at=now)
    after = stages.ring(second.pk, Status.RECEIVED, at=now)

    assert (rung, after) == (True, False)
    ends = Document.objects.in_bulk([first.pk, second.pk])
    assert ends[first.pk].next_try_at == now + CLAIM
    assert ends[second.pk].next_try_at == now + BELL_BROKEN


@pytest.mark.django_db(transaction=True)
def test_upload_works_and_the_sweep_recovers_it(
    cast: Cast,
    sign_in: Callable[[object], Client],
    broker_at: Callable[[str], None],
    bells: Bells,
    settings: Settings,
) -> None:
    broker_at(f"redis://127.0.0.1:{free_port()}/0")
    fields = {"document_type": "pay_slips", "files": upload()}

    response = sign_in(cast.amina).post(reverse("documents:upload"), fields)

    sent = Document.objects.get()
    assert response.status_code == 302
    assert (sent.status, bells.count("scan")) == (Status.RECEIVED, 0)

    broker_at(settings.REDIS_URL)
    stages.resume(at=timezone.now() + BELL_BROKEN)

    assert bells.rung("scan") == [str(sent.pk)]
