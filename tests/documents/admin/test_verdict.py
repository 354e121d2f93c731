"""Accept, return, undo, reopen, refuse and retry, as the buttons do them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import ERROR, SUCCESS
from django.utils import timezone

from documents import reviewing
from documents.lifecycle import DECIDED, Status
from documents.models import ReturnReason
from documents.reviewing import UNDO_WINDOW
from tests.cast import NOON, Cast
from tests.documents.admin.pages import SignIn, events, levels, page, stored
from tests.documents.conftest import Bells
from tests.documents.sending import row


@pytest.fixture(autouse=True)
def just_after_noon() -> Iterator[None]:
    """Let the verdicts of the cast, given at noon, be a minute old."""
    with time_machine.travel(NOON + timedelta(minutes=1)):
        yield


def test_accepts_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina)

    response = sign_in(cast.carla).post(page("accept", document))

    accepted = stored(document)
    assert response["Location"] == page("change", document)
    assert levels(response) == [SUCCESS]
    assert (accepted.status, accepted.decided_by) == (Status.ACCEPTED, cast.carla)
    assert accepted.decided_at is not None
    assert timezone.now() - accepted.decided_at < timedelta(minutes=1)


def test_returns_with_reason_and_note(cast: Cast, sign_in: SignIn) -> None:
    document = row(cast.amina)
    form = {"return-reason": "blurred", "return-note": "Seite 2, bitte"}

    response = sign_in(cast.carla).post(page("return", document), form)

    returned = stored(document)
    assert levels(response) == [SUCCESS]
    assert (returned.status, returned.return_note) == (
        Status.RETURNED,
        "Seite 2, bitte",
    )
    assert returned.return_reason == ReturnReason.objects.get(code="blurred")


@pytest.mark.parametrize("code", ["", "nonsense", "blurred"])
def test_returns_nothing_without_a_reason_in_use(
    cast: Cast, sign_in: SignIn, code: str
) -> None:
    ReturnReason.objects.filter(code="blurred").update(active=False)
    document = row(cast.amina)

    response = sign_in(cast.carla).post(
        page("return", document), {"return-reason": code}
    )

    assert levels(response) == [ERROR]
    assert stored(document).status == Status.QUEUED


@pytest.mark.parametrize("status", sorted(DECIDED))
def test_undoes_the_own_verdict(cast: Cast, sign_in: SignIn, status: Status) -> None:
    document = row(cast.amina, status)

    response = sign_in(cast.carla).post(page("undo", document))

    assert levels(response) == [SUCCESS]
    assert stored(document).status == Status.QUEUED
    assert "document.undone" in events(document)


@pytest.mark.parametrize("who", ["dora", "carla, too late"])
def test_undoes_no_other_verdict(cast: Cast, sign_in: SignIn, who: str) -> None:
    late = who != "dora"
    decided_at = NOON - UNDO_WINDOW if late else NOON
    document = row(cast.amina, Status.ACCEPTED, decided_at=decided_at)

    response = sign_in(cast.carla if late else cast.dora).post(page("undo", document))

    assert levels(response) == [ERROR]
    assert stored(document).status == Status.ACCEPTED


@pytest.mark.parametrize("status", sorted(DECIDED))
def test_reopens_with_a_reason(cast: Cast, sign_in: SignIn, status: Status) -> None:
    document = row(cast.amina, status)

    response = sign_in(cast.dora).post(
        page("reopen", document), {"reopen-reason": "falsche Seite"}
    )

    assert levels(response) == [SUCCESS]
    assert stored(document).status == Status.QUEUED
    assert "document.reopened" in events(document)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_reopens_nothing_without_a_reason(
    cast: Cast, sign_in: SignIn, reason: str
) -> None:
    document = row(cast.amina, Status.ACCEPTED)

    response = sign_in(cast.dora).post(
        page("reopen", document), {"reopen-reason": reason}
    )

    assert levels(response) == [ERROR]
    assert stored(document).status == Status.ACCEPTED


@pytest.mark.parametrize("act", ["accept", "return", "reopen"])
def test_who_comes_second_is_told_what_it_is_now(
    cast: Cast, sign_in: SignIn, act: str
) -> None:
    document = row(cast.amina)
    if act == "reopen":
        form = {"reopen-reason": "falsch"}
    else:
        form = {"return-reason": "blurred"}
        reviewing.accept(stored(document), by=cast.dora, at=NOON)
    before = stored(document)

    response = sign_in(cast.carla).post(page(act, document), form)

    assert levels(response) == [ERROR]
    after = stored(document)
    assert (after.status, after.decided_by) == (before.status, before.decided_by)


@pytest.mark.needs("redis")
def test_retries_what_is_held(cast: Cast, sign_in: SignIn, bells: Bells) -> None:
    held = row(cast.amina, Status.CLEAN, held_at=NOON, attempts=5, trouble="away")

    response = sign_in(cast.alex).post(page("retry", held))

    assert levels(response) == [SUCCESS]
    assert (stored(held).held_at, stored(held).attempts) == (None, 0)
    assert bells.rung("normalise") == [str(held.pk)]
    assert events(held) == ["document.retried"]


def test_asks_for_another_file_in_place_of_a_held_one(
    cast: Cast, sign_in: SignIn
) -> None:
    document = row(cast.amina, Status.CLEAN, held_at=NOON, trouble="sandbox: memory")
    form = {"refuse-reason": "too_complex"}

    response = sign_in(cast.carla).post(page("refuse", document), form)

    refused = stored(document)
    assert levels(response) == [SUCCESS]
    assert (refused.status, refused.failure) == (Status.UNREADABLE, "too_complex")
    assert (refused.held_at, refused.trouble) == (None, "")


@pytest.mark.parametrize("reason", ["", "nonsense"])
def test_asks_for_no_other_file_without_a_reason(
    cast: Cast, sign_in: SignIn, reason: str
) -> None:
    document = row(cast.amina, Status.CLEAN, held_at=NOON)

    response = sign_in(cast.carla).post(
        page("refuse", document), {"refuse-reason": reason}
    )

    assert levels(response) == [ERROR]
    assert stored(document).status == Status.CLEAN


def test_asks_for_no_other_file_while_the_check_goes_on(
    cast: Cast, sign_in: SignIn
) -> None:
    document = row(cast.amina, Status.CLEAN)
    form = {"refuse-reason": "damaged"}

    response = sign_in(cast.carla).post(page("refuse", document), form)

    assert levels(response) == [ERROR]
    assert stored(document).status == Status.CLEAN
