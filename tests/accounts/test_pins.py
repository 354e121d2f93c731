"""The initial PIN: hard to guess, hard to misread, recognised when mistyped."""

import pytest

from accounts.pins import (
    ALPHABET,
    looks_like_pin,
    new_pin,
    normalise_pin,
    printed_pin,
)


def test_a_new_one_has_twelve_signs_of_the_alphabet() -> None:
    made = {new_pin() for _ in range(500)}

    assert len(made) == 500
    assert all(len(pin) == 12 and set(pin) <= set(ALPHABET) for pin in made)
    assert set("".join(made)) == set(ALPHABET)


def test_the_alphabet_has_no_look_alikes() -> None:
    assert set(ALPHABET).isdisjoint("0O1IL2Z5S8BUV")
    assert len(ALPHABET) == len(set(ALPHABET)) == 23


@pytest.mark.parametrize(
    "typed", ["ACDE-3467-FGHJ", "acde 3467 fghj", " ACDE–٣٤٦٧–FGHJ", "Acde۳۴۶۷Fghj"]
)
def test_case_groups_and_script_do_not_count(typed: str) -> None:
    assert normalise_pin(typed) == "ACDE3467FGHJ"


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("ACDE-3467-FGHJ", True),
        ("acde3467fghj", True),
        ("ACDE ٣٤٦٧ FGHJ", True),
        ("ACDE-3467-FGH", False),
        ("ACDE-3467-FGHJK", False),
        ("ACDE-3467-FGH0", False),
        ("ein langer eigener Satz", False),
        ("", False),
    ],
)
def test_is_told_from_a_password(typed: str, *, like: bool) -> None:
    assert looks_like_pin(typed) is like


def test_what_is_printed_reads_as_what_was_made() -> None:
    pin = new_pin()

    assert normalise_pin(printed_pin(pin)) == pin
    assert looks_like_pin(printed_pin(pin))
    assert printed_pin("ACDE3467FGHJ") == "ACDE-3467-FGHJ"
