"""The name of a type, in the reader's language with the German term beside it."""

from django.utils import translation

from decisions.models import DecisionType


def grant() -> DecisionType:
    return DecisionType(code="grant", name_de="Bewilligungsbescheid", name_tr="Onay")


def test_a_reader_of_turkish_gets_both() -> None:
    with translation.override("tr"):
        name = grant().both

    assert name == "Onay (Bewilligungsbescheid)"


def test_a_reader_of_german_gets_one() -> None:
    with translation.override("de"):
        name = grant().both

    assert name == "Bewilligungsbescheid"


def test_what_is_not_translated_is_german() -> None:
    with translation.override("uk"):
        name = grant().both

    assert name == "Bewilligungsbescheid"
