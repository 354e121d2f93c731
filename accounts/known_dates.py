"""Dates of birth as papers have them: a day, a year alone, or nothing at all."""

import re
from datetime import date

from accounts.digits import ascii_digits
from accounts.models import BirthDateKnown

UNKNOWN = {"unknown", "unbekannt"}
_YEAR = re.compile(r"\d{4}")
_GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class NotADate(Exception):
    """This is no date of birth; the message has an example."""


def known_date(typed: str) -> tuple[date | None, BirthDateKnown]:
    """Read 1990-12-24, 24.12.1990, 1990 or unknown. Raises NotADate.

    A year alone is kept as its first day.
    """
    text = ascii_digits(typed).strip().casefold()
    if text in UNKNOWN:
        return None, BirthDateKnown.NOT
    try:
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), BirthDateKnown.YEAR
        if german := _GERMAN.fullmatch(text):
            day, month, year = map(int, german.groups())
            return date(year, month, day), BirthDateKnown.DAY
        return date.fromisoformat(text), BirthDateKnown.DAY
    except ValueError as error:
        message = (
            f"{typed!r} is not a date of birth. "
            "Example: 1990-12-24, or 24.12.1990, 1990, unknown"
        )
        raise NotADate(message) from error
