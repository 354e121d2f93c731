"""From which age a person acts for themselves."""

from datetime import date

# Whoever is fifteen applies for benefits and receives them (§ 36(1) SGB I).
MINIMUM_AGE = 15


def old_enough(birth_date: date | None, *, today: date) -> bool:
    """Say whether the fifteenth birthday has come.

    Of somebody whose date of birth nobody knows, the office has seen that it has.
    Who is born on 29 February has the birthday on 1 March (§ 187(2), § 188(2) BGB).
    """
    if birth_date is None:
        return True
    month_and_day = (birth_date.month, birth_date.day)
    before = (today.month, today.day) < month_and_day
    return today.year - birth_date.year - before >= MINIMUM_AGE
