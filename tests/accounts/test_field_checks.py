"""What is wrong with a row is said in English, whoever asks."""

from django.utils import translation

from accounts.field_checks import wrong_fields
from accounts.models import Office


def test_nothing_is_wrong_with_a_good_row() -> None:
    assert wrong_fields(Office(code="ried", name="Ried")) == ""


def test_each_field_is_named_in_english() -> None:
    office = Office(code="Kein Code!", name="")

    with translation.override("de"):
        wrong = wrong_fields(office)

    assert "name: This field cannot be blank." in wrong
    assert wrong.startswith("code: ")


def test_a_field_can_be_left_out() -> None:
    assert wrong_fields(Office(code="ried", name=""), exclude=["name"]) == ""
