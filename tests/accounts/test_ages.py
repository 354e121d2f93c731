"""From the fifteenth birthday on a person acts for themselves."""

from datetime import date

import pytest

from accounts.ages import old_enough


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
