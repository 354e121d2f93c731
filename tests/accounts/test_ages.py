"""From the fifteenth birthday on a person acts for themselves."""

from datetime import date, timedelta

import pytest

from accounts.ages import last_day_as_child, latest_birth_date, old_enough


@pytest.mark.parametrize(
    ("born", "today", "answer"),
    [
        (date(2011, 11, 23), date(2026, 11, 22), False),
        (date(2011, 11, 23), date(2026, 11, 23), True),
        (date(2012, 2, 29), date(2027, 2, 28), False),
        (date(2012, 2, 29), date(2027, 3, 1), True),
        (date(1940, 1, 1), date(2026, 11, 23), True),
        (None, date(2026, 11, 23), True),
    ],
)
def test_fifteen_is_old_enough(born: date | None, today: date, answer: bool) -> None:  # noqa: FBT001
    assert old_enough(born, today=today) is answer


def test_the_last_day_of_birth_says_the_same_on_every_day_of_four_years() -> None:
    for days in range(4 * 366):
        today = date(2027, 1, 1) + timedelta(days=days)
        last = latest_birth_date(today=today)

        assert old_enough(last, today=today)
        assert not old_enough(last + timedelta(days=1), today=today)


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(2020, 1, 1), date(2034, 12, 31)),
        (date(2020, 2, 29), date(2035, 2, 28)),
        (date(2021, 3, 1), date(2036, 2, 29)),
    ],
)
def test_a_child_is_one_until_the_day_before(born: date, last: date) -> None:
    assert last_day_as_child(born) == last
    assert not old_enough(born, today=last)
    assert old_enough(born, today=last + timedelta(days=1))
