"""The portal ID is ten digits, however it is typed."""

import pytest

from accounts.portal_ids import (
    new_portal_id,
    normalise_portal_id,
    printed_portal_id,
)


def test_a_new_one_has_ten_digits_and_no_leading_zero() -> None:
    made = {new_portal_id() for _ in range(500)}

    assert len(made) == 500
    assert all(len(one) == 10 and one.isdecimal() for one in made)
    assert not [one for one in made if one.startswith("0")]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1000000001", "1000000001"),
        ("1000 0000 01", "1000000001"),
        (" 1000-0000-01 ", "1000000001"),
        ("١٠٠٠ ٠٠٠٠ ٠١", "1000000001"),
        ("۱۰۰۰۰۰۰۰۰۱", "1000000001"),
        ("Demo.Admin", "demo.admin"),
        (" carla-maria ", "carla-maria"),
        ("", ""),
    ],
)
def test_spaces_case_and_script_do_not_count(typed: str, stored: str) -> None:
    assert normalise_portal_id(typed) == stored


def test_is_printed_in_groups_and_names_are_not() -> None:
    assert printed_portal_id("1000000001") == "1000 0000 01"
    assert printed_portal_id("demo.admin") == "demo.admin"
