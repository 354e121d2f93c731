"""Right-to-left writing is turned to how it looks, and readers turn it back."""

import pypdfium2
import pytest

from documents.normalising.text.right_to_left import (
    as_seen,
    line_as_seen,
    with_brackets_as_seen,
)
from tests.documents.normalising.assembled import assembled, blank, stretch

ALEF = "\u0627"
LINES = [
    "عقد الإيجار والملحق",
    "(الملحق رقم 2) قبل 12.10.2026",
    "مُدَرِّس العَرَبِيَّة",
    "مكتب Jobcenter في",
    "قرارداد اجاره [پیوست ۲] را تا ۱۲ مهر",
    "הסכם שכירות (נספח 2)",
    "لا الله الأسبوع إلى",
    "Miete und Heizung (2026)",
    "12.10.2026",
]


@pytest.mark.parametrize("line", LINES)
def test_what_is_written_is_read_again(line: str) -> None:
    with pypdfium2.PdfDocument(assembled(blank([stretch(line)]))) as document:
        found = document[0].get_textpage().get_text_bounded()

    assert found.split() == line.split()


def test_words_of_other_writing_stay_as_they_are() -> None:
    words = ["Kosten", "(2)", "Ёлка"]

    assert line_as_seen(words) == words


def test_letters_are_ordered_by_their_places() -> None:
    """The file may name them from either side."""
    from_the_right = as_seen("عقد", [(20, 30), (10, 20), (0, 10)])
    from_the_left = as_seen("دقع", [(0, 10), (10, 20), (20, 30)])

    assert from_the_right == from_the_left == "دقع"


def test_a_vowel_sign_goes_with_the_letter_it_stands_over() -> None:
    """Here the file names it before its letter, at the same place."""
    word = "فطل" + "\u064b" + ALEF
    spans = [(10.0, 18.0), (18.0, 28.0), (28.0, 31.0), (6.5, 8.0), (5.0, 8.5)]

    assert as_seen(word, spans) == "\u064b" + ALEF + "فطل"


def test_signs_without_any_letter_are_kept() -> None:
    assert as_seen("\u064b\u0651", [(0, 1), (0, 1)])
    assert len(as_seen("\u064b" * 9, [(0, 1)] * 9)) == 9


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("(عقد) 2", ")عقد( 2"),
        ("Miete (2) عقد", "Miete (2) عقد"),
        ("عقد (Miete)", "عقد )Miete)"),
    ],
)
def test_brackets_are_turned_only_among_turned_letters(line: str, shown: str) -> None:
    assert with_brackets_as_seen(line) == shown
