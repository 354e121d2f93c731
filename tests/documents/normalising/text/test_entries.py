"""What was filled in is drawn, and found again by its words."""

import pypdfium2
import pytest

from tests.documents.normalising.forms import (
    CHOICE,
    HIDDEN,
    PASSWORD,
    field,
    note,
    with_annotations,
)
from tests.documents.normalising.rendered import converted, pages

AREA = (100, 842 - 620, 400, 842 - 600)


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[0].get_textpage().get_text_bounded()
    return text


def has_ink(pdf: bytes) -> bool:
    darkest, _ = pages(pdf)[0].crop(AREA).convert("L").getextrema()
    return isinstance(darkest, int) and darkest < 128


@pytest.mark.parametrize(
    ("kind", "flags"), [("/Tx", 0), ("/Ch", CHOICE)], ids=["text", "choice"]
)
def test_an_entry_is_seen_and_found(kind: str, flags: int) -> None:
    filled = with_annotations([field("name", "Erika Mustermann", kind, flags=flags)])

    result = converted(filled)

    assert has_ink(result)
    assert text_of(result).split() == ["Antrag", "Erika", "Mustermann"]


def test_an_entry_is_found_where_it_is_seen() -> None:
    result = converted(with_annotations([field("name", "Erika")]))

    with pypdfium2.PdfDocument(result) as document:
        text = document[0].get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        [entry] = [box for box in boxes if "Erika" in text.get_text_bounded(*box)]

    assert 98 <= entry[0] < entry[2] <= 402
    assert 598 <= entry[1] < entry[3] <= 622


def test_what_is_hidden_is_not_found() -> None:
    filled = with_annotations(
        [
            field("secret", "Geheimnis", seen=HIDDEN),
            field("password", "Kennwort", box=(100, 500, 400, 520), flags=PASSWORD),
        ]
    )

    assert text_of(converted(filled)).split() == ["Antrag"]


def test_lines_of_an_entry_stay_lines() -> None:
    tall = field(
        "why", "erste Zeile\nzweite Zeile", box=(100, 500, 400, 600), flags=4096
    )

    found = text_of(converted(with_annotations([tall]))).split("\r\n")

    assert [row.strip() for row in found] == ["Antrag", "erste Zeile", "zweite Zeile"]


@pytest.mark.parametrize("value", ["عقد الإيجار (2) الملحق", "گواهی پزشک لازم است"])
def test_a_right_to_left_entry_is_read_as_it_was_written(value: str) -> None:
    result = converted(with_annotations([field("name", value)]))

    assert text_of(result).split()[1:] == value.split()


def test_a_note_on_the_page_is_found() -> None:
    result = converted(with_annotations([note("Bitte nachreichen")]))

    assert text_of(result).split() == ["Antrag", "Bitte", "nachreichen"]


@pytest.mark.parametrize(
    "box", [(0, 0, 0, 0), (400, 620, 100, 600), (-9, -9, 9e9, 9e9)]
)
@pytest.mark.parametrize("degrees", [0, 90])
def test_odd_places_do_no_harm(box: tuple[float, ...], degrees: int) -> None:
    filled = with_annotations([field("name", "Erika", box=box)], degrees)

    assert "Antrag" in text_of(converted(filled))


def test_very_many_and_very_long_entries_do_no_harm() -> None:
    many = [field(f"n{number}", "x") for number in range(600)]
    result = converted(with_annotations([field("long", "Wort " * 5000), *many]))

    assert "Antrag" in text_of(result)
    assert len(text_of(result)) < 5000
