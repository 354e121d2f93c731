"""A number means the same in every script and every grouping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.digits import ascii_digits, in_groups, join_groups


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("0123456789", "0123456789"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("４2", "42"),
        ("\u200e٤٢\u200f", "42"),
        ("\ufeff42", "42"),
        ("ABC-4 2", "ABC-4 2"),
        ("½²", "½²"),
        ("", ""),
    ],
)
def test_every_decimal_digit_is_understood(typed: str, understood: str) -> None:
    assert ascii_digits(typed) == understood


@pytest.mark.parametrize(
    "typed",
    [
        "1234567890",
        "1234 5678 90",
        " 1234\u00a05678\t90 ",
        "1234-5678-90",
        "1234–5678—90",
        "1234\u22125678\u201090",
        "١٢٣٤ ٥٦٧٨ ٩٠",
    ],
)
def test_spaces_and_hyphens_only_group(typed: str) -> None:
    assert join_groups(typed) == "1234567890"


@pytest.mark.parametrize("typed", ["12.34", "12/34", "12_34", "12,34"])
def test_other_signs_are_kept(typed: str) -> None:
    assert join_groups(typed) == typed


def test_groups_as_letters_print_them() -> None:
    assert in_groups("1234567890", size=4) == "1234 5678 90"
    assert in_groups("ACDE3467FGHJ", size=4, by="-") == "ACDE-3467-FGHJ"


@given(st.text("0123456789ACDEF", max_size=40), st.integers(1, 10))
def test_grouping_loses_nothing(text: str, size: int) -> None:
    assert join_groups(in_groups(text, size=size, by=" - ")) == text
