"""The unseen words lie where people see them, however a page is turned or cut."""

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from tests.documents.normalising.pdfs import A4, line, page, turned
from tests.documents.normalising.rendered import converted

WORDS = ["Bescheid", "Anlage", "Mietvertrag", "Gas"]
TEXT = "".join(
    line(word, 150 + 40 * number, 620 - 70 * number, 8 + 6 * number)
    for number, word in enumerate(WORDS)
)
# The part of the sheet that all of them lie on.
CUT = (100.5, 300.25, 500.5, 700.75)
SCALE = 2
# What a smoothed edge may stick out, in points.
EDGE = 1.5


def found(pdf: bytes) -> tuple[Image.Image, list[tuple[str, tuple[float, ...]]]]:
    """Draw the page and tell where its words are, from its upper left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[0]
        _, height = sheet.get_size()
        text = sheet.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        words = [text.get_text_bounded(*box).strip() for box in boxes]
        places = [
            (left, height - top, right, height - bottom)
            for left, bottom, right, top in boxes
        ]
        drawn = sheet.render(scale=SCALE).to_pil().convert("L")
    return drawn, list(zip(words, places, strict=True))


def ink(drawn: Image.Image) -> tuple[int, int, int, int] | None:
    return drawn.point([255] * 128 + [0] * 128).getbbox()


def scaled(place: tuple[float, ...], margin: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(SCALE * side) for side in place)
    more = round(SCALE * margin)
    return left - more, top - more, right + more, bottom + more


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [(0, 0, *A4), CUT])
def test_each_word_covers_its_ink(degrees: int, box: tuple[float, ...]) -> None:
    drawn, words = found(converted(turned(page(TEXT), degrees, CropBox=box)))

    assert sorted(word for word, _ in words) == sorted(WORDS)
    for _, place in words:
        assert ink(drawn.crop(scaled(place, 0)))
        ImageDraw.Draw(drawn).rectangle(scaled(place, EDGE), fill="white")
    assert ink(drawn) is None


def test_leaves_out_what_is_not_on_the_shown_part() -> None:
    beside = page(TEXT + line("Daneben", 20, 20))

    _, words = found(converted(turned(beside, CropBox=CUT)))

    assert "Daneben" not in [word for word, _ in words]


@pytest.mark.parametrize("degrees", [0, 90, 270])
@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_follows_text_of_every_direction(matrix: str, degrees: int) -> None:
    """Landscape pages often are upright ones with text that runs upwards."""
    written = f"BT /F 20 Tf {matrix} 306 400 Tm (Seitenrand) Tj ET"

    drawn, [(word, place)] = found(converted(turned(page(written), degrees)))

    assert word == "Seitenrand"
    ImageDraw.Draw(drawn).rectangle(scaled(place, EDGE), fill="white")
    assert ink(drawn) is None


def test_keeps_blanks_between_words_and_lines_apart() -> None:
    letter = line("Kosten der Unterkunft", 72, 700) + line("Mai 2026", 72, 680)

    with pypdfium2.PdfDocument(converted(page(letter))) as document:
        text = document[0].get_textpage().get_text_bounded()

    assert text == "Kosten der Unterkunft\r\nMai 2026"


def test_keeps_columns_apart() -> None:
    """Many readers take what is far apart for another cell."""
    table = line("Miete", 72, 700) + line("563,00", 400, 700)

    _, words = found(converted(page(table)))

    assert [word for word, _ in words] == ["Miete", "563,00"]


def test_takes_a_word_that_goes_on_in_the_next_line() -> None:
    letter = line("Bewilligungs-", 72, 700) + line("bescheid", 72, 686)

    with pypdfium2.PdfDocument(converted(page(letter))) as document:
        text = document[0].get_textpage().get_text_bounded()

    assert text == "Bewilligungsbescheid"
