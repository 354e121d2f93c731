"""Guessing gets slow, by account and by source, and never stops anybody for good."""

from datetime import datetime, timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts import devices, throttling
from accounts.models import AuditEvent, Throttle
from accounts.throttling import CODES, Door
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
AMINA = "2000000001"


def browser(source: str = "192.0.2.1", known_for: str = "") -> HttpRequest:
    request = RequestFactory(REMOTE_ADDR=source).get("/")
    if known_for:
        response = HttpResponse()
        devices.remember(response, request, known_for, epoch=0)
        for name, cookie in response.cookies.items():
            request.COOKIES[name] = cookie.value
    return request


def door(account: str = AMINA, request: HttpRequest | None = None) -> Door:
    return Door("sign-in", account=account, request=request or browser())


def fails(one: Door, at: datetime = NOON, times: int = 1) -> int:
    """Try TIMES; return how many were let in to fail."""
    tried = 0
    for _ in range(times):
        if not one.is_closed(at):
            one.failed(at)
            tried += 1
    return tried


def test_five_wrong_tries_are_free_and_the_sixth_waits() -> None:
    assert fails(door(), times=20) == 5
    assert door().is_closed(NOON + MINUTE - timedelta(seconds=1))
    assert not door().is_closed(NOON + MINUTE)


def test_the_wait_grows_to_a_quarter_of_an_hour_and_no_further() -> None:
    at, waits = NOON, []
    fails(door(), at, times=5)
    for _ in range(7):
        until = Throttle.objects.exclude(blocked_until=None).get().blocked_until
        assert until
        waits.append((until - at) / MINUTE)
        at = until
        assert fails(door(), at, times=3) == 1

    assert waits == [1, 2, 4, 8, 15, 15, 15]


def test_after_five_minutes_a_few_mistakes_are_forgotten() -> None:
    fails(door(), times=4)

    assert fails(door(), NOON + 5 * MINUTE, times=9) == 5


def test_a_closed_door_is_remembered_for_an_hour() -> None:
    fails(door(), times=5)

    assert fails(door(), NOON + 59 * MINUTE, times=9) == 1
    assert fails(door(), NOON + 200 * MINUTE, times=9) == 5


def test_whoever_comes_in_starts_afresh() -> None:
    fails(door(), times=4)
    right = door()
    assert not right.is_closed(NOON)
    right.opened(NOON)

    assert fails(door(), times=9) == 5


def test_a_neighbour_at_the_same_source_comes_in() -> None:
    fails(door(), times=9)

    assert not door("2000000002").is_closed(NOON)


def test_a_hundred_failures_close_the_source_for_ten_minutes() -> None:
    for number in range(100):
        assert fails(door(str(number))) == 1

    assert door().is_closed(NOON + 9 * MINUTE)
    assert not door(request=browser("192.0.2.2")).is_closed(NOON)
    assert not door().is_closed(NOON + 10 * MINUTE)


def test_those_who_come_in_cost_their_source_nothing() -> None:
    for number in range(150):
        one = door(str(number))
        assert not one.is_closed(NOON)
        one.opened(NOON)

    assert fails(door(), times=9) == 5


def test_ones_own_account_does_not_pay_for_guesses_at_others() -> None:
    for number in range(99):
        fails(door(str(number)))
    mine = door("mine")
    assert not mine.is_closed(NOON)
    mine.opened(NOON)

    assert fails(door("one more")) == 1
    assert door("mine").is_closed(NOON)


def test_another_door_of_the_same_account_has_its_own_count() -> None:
    fails(door(), times=9)
    other = Door("activation", account=AMINA, request=browser("192.0.2.2"))

    assert not other.is_closed(NOON)


def test_strangers_cannot_lock_out_a_browser_that_was_here() -> None:
    fails(door(), times=9)

    known = door(request=browser("192.0.2.1", known_for=AMINA))

    assert fails(known, times=9) == 5


def test_nor_by_filling_its_source() -> None:
    for number in range(100):
        fails(door(str(number)))

    assert not door(request=browser(known_for=AMINA)).is_closed(NOON)
    assert door(request=browser(known_for="2000000002")).is_closed(NOON)


def test_without_an_account_the_source_counts() -> None:
    assert fails(door(""), times=120) == 100


def test_short_codes_are_counted_by_the_hour() -> None:
    code = Door("code", account=AMINA, request=browser(), limit=CODES)
    fails(code, times=4)

    assert fails(code, NOON + 59 * MINUTE, times=9) == 1


def test_a_door_that_closes_is_recorded_once(cast: Cast) -> None:
    fails(door(cast.amina.username), times=20)
    fails(door("nobody"), times=20)

    event = AuditEvent.objects.get()
    assert (event.event, event.machine) == ("account.door_closed", "throttle")
    assert (event.object_id, event.facts) == (str(cast.amina.pk), {"door": "sign-in"})


def test_no_row_says_who_or_where() -> None:
    fails(door(), times=5)

    rows = list(Throttle.objects.all())
    # One of the account, one of the source.
    assert len(rows) == 2
    for row in rows:
        assert len(row.key) == 64
        assert AMINA not in row.key
        assert "192.0.2.1" not in row.key


def test_old_rows_are_cleared_away_and_no_others() -> None:
    fails(door("old"), times=2)
    fails(door("new"), NOON + timedelta(days=1), times=5)

    assert throttling.clear(at=NOON + timedelta(days=1, minutes=1)) == 1
    assert fails(door("new"), NOON + timedelta(days=1), times=5) == 0
