"""Which passwords a person may choose."""

from datetime import date

import pytest
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.passwords import MAXIMUM


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kurz", "password_too_short"),
        ("neun zei.", "password_too_short"),
        ("password123", "password_too_common"),
        ("x" * (MAXIMUM + 1), "too_long"),
        ("ACDE-3467-FGHJ", "like_pin"),
        ("acde3467fghj", "like_pin"),
    ],
)
def test_is_refused(password: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password)

    assert [error.code for error in refused.value.error_list] == [code]


@pytest.mark.parametrize(
    "password",
    [
        "zehn.Zeich",
        "ein langer eigener Satz",
        "جملة لا يعرفها غيري",
        "abcdefghijkl",
        "x" * (MAXIMUM - 1) + "y",
    ],
)
def test_is_taken(password: str) -> None:
    validate_password(password)


def test_every_rule_is_told_before_it_is_broken() -> None:
    assert len([text for text in password_validators_help_texts() if text]) == 5


@pytest.mark.parametrize(
    "password",
    ["2000 0000 01", "24.12.1990", "1990-12-24", "24 12 1990 ", "617d-123456"],
)
def test_nothing_that_stands_in_the_letter(password: str) -> None:
    born = date(1990, 12, 24)
    user = User(username="2000000001", birth_date=born, customer_number="617D123456")

    with pytest.raises(ValidationError) as refused:
        validate_password(password, user)

    assert "of_oneself" in [error.code for error in refused.value.error_list]
