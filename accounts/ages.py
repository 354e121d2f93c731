"""From which age a person acts for themselves."""

from datetime import date, timedelta

# Whoever is fifteen applies for benefits and receives them (§ 36(1) SGB I).
MINIMUM_AGE = 15


def latest_birth_date(*, today: date) -> date:
    """Return the last day on which somebody was born who is old enough today."""
    # Fifteen years before a leap day there was none.
    day = min(today.day, 28) if today.month == 2 else today.day  # noqa: PLR2004
    return date(today.year - MINIMUM_AGE, today.month, day)


def old_enough(birth_date: date | None, *, today: date) -> bool:
    """Say whether the fifteenth birthday has come.

    Of somebody whose date of birth nobody knows, the office has seen that it has.
    Whoever is born on 29 February has the birthday on 1 March (§ 187(2), § 188(2) BGB).
    """
    if birth_date is None:
        return True
    month_and_day = (birth_date.month, birth_date.day)
    before = (today.month, today.day) < month_and_day
    return today.year - birth_date.year - before >= MINIMUM_AGE


def last_day_as_child(birth_date: date) -> date:
    """Return the day before the fifteenth birthday."""
    year = birth_date.year + MINIMUM_AGE
    if (birth_date.month, birth_date.day) == (2, 29):
        # No leap year is fifteen years after another.
        return date(year, 2, 28)
    return birth_date.replace(year=year) - timedelta(days=1)
