"""A date of birth is a day, a year, or unknown; nothing is made up."""

from datetime import date

import pytest

from accounts.known_dates import NotADate, known_date


@pytest.mark.parametrize(
    ("typed", "born", "known"),
    [
        ("1990-12-24", date(1990, 12, 24), "day"),
        ("24.12.1990", date(1990, 12, 24), "day"),
        ("4.2.1990", date(1990, 2, 4), "day"),
        (" ١٩٩٠-١٢-٢٤ ", date(1990, 12, 24), "day"),
        ("1990", date(1990, 1, 1), "year"),
        ("Unknown", None, "not"),
        ("unbekannt", None, "not"),
    ],
)
def test_what_papers_say_is_understood(
    typed: str, born: date | None, known: str
) -> None:
    assert known_date(typed) == (born, known)


@pytest.mark.parametrize(
    "typed",
    ["", "?", "90", "0000", "1990-02-30", "30.02.1990", "12/24/1990", "1990-12"],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(NotADate, match="Example: 1990-12-24"):
        known_date(typed)
