"""The layer of unseen text draws nothing, and each sign in it has a meaning."""

import io
import re
import struct
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from documents.normalising.text.glyphless import GLYPH, font_file
from documents.normalising.text.text_layer import MOST_CODES, Codes, Stretch, drawing
from tests.documents.normalising.assembled import assembled, blank, stretch


def fonts_of(pdf: bytes) -> dict[str, Any]:
    resources: Any = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]
    fonts: dict[str, Any] = resources.get("/Font", {})
    return fonts


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text: str = document[0].get_textpage().get_text_bounded()
    return text


def test_nothing_of_it_is_seen() -> None:
    with pypdfium2.PdfDocument(assembled(blank([stretch("Miete")]))) as document:
        drawn: Image.Image = document[0].render(scale=2).to_pil().convert("L")

    assert drawn.getextrema() == (255, 255)


def test_a_page_without_words_has_no_font() -> None:
    assert fonts_of(assembled(blank())) == {}
    assert drawing([], Codes(), "T") == b""


def test_all_pages_share_one_font() -> None:
    pdf = assembled(*[blank([stretch(f"Seite {number}")]) for number in range(5)])

    assert pdf.count(b"/FontFile2") == 1


def test_each_sign_has_one_code_and_its_meaning() -> None:
    text = "Großjäger Ёлка عقد 你好 😀 ﬁ"
    pdf = assembled(blank([stretch(text)]))

    meanings = fonts_of(pdf)["/T"]["/ToUnicode"].get_data().decode()
    _, _, table = meanings.partition("beginbfchar")
    listed = re.findall(r"<(\w{4})> <(\w+)>", table)

    signs = [bytes.fromhex(sign).decode("utf-16-be") for _, sign in listed]
    assert sorted(signs) == sorted(set(text))
    assert [code for code, _ in listed] == [
        f"{n:04x}" for n in range(1, len(signs) + 1)
    ]


def test_more_than_two_thousand_signs_come_back() -> None:
    signs = [chr(sign) for sign in range(0x4E00, 0x4E00 + 2100)]
    rows = ["".join(signs[at : at + 50]) for at in range(0, len(signs), 50)]

    pdf = assembled(blank(stretch(row, 830 - 18 * n) for n, row in enumerate(rows)))

    assert "".join(text_of(pdf).split()) == "".join(signs)


def test_codes_end_where_two_bytes_do() -> None:
    codes = Codes()

    given = [codes[sign] for sign in range(MOST_CODES + 10)]

    assert given[MOST_CODES - 1] == "ffff"
    assert given[MOST_CODES:] == [""] * 10


@pytest.mark.parametrize("turned", range(4))
def test_words_of_every_direction_end_where_they_should(turned: int) -> None:
    """The foot of the word is at 300, 400; it is 60 long and 20 high."""
    boxes = [
        *((300, 400, 360, 420), (280, 400, 300, 460)),
        *((240, 380, 300, 400), (300, 340, 320, 400)),
    ]
    word = Stretch(300, 400, 20, turned, [("Anlage", 0, 60)])

    with pypdfium2.PdfDocument(assembled(blank([word]))) as document:
        text = document[0].get_textpage()
        letters = [text.get_charbox(at, loose=True) for at in range(6)]

    lefts, bottoms, rights, tops = zip(*letters, strict=True)
    found = min(lefts), min(bottoms), max(rights), max(tops)
    assert found == pytest.approx(boxes[turned], abs=1)


def test_words_begin_where_they_should() -> None:
    words = [("Kosten ", 0.0, 40.0), ("der ", 47.5, 60.0), ("Miete", 200.0, 240.0)]
    line = Stretch(100, 500, 12, 0, words)

    with pypdfium2.PdfDocument(assembled(blank([line]))) as document:
        text = document[0].get_textpage()
        read = text.get_text_range()
        starts = [text.get_charbox(read.index(sign), loose=True)[0] for sign in "KdM"]

    assert starts == pytest.approx([100, 147.5, 300], abs=0.3)


def test_the_font_is_a_sound_truetype_file() -> None:
    data = font_file()

    count = struct.unpack(">H", data[4:6])[0]
    names = [data[12 + 16 * at : 16 + 16 * at] for at in range(count)]
    numbers = struct.unpack(f">{len(data) // 4}I", data)
    assert names == sorted(names)
    assert sum(numbers) & 0xFFFFFFFF == 0xB1B0AFBA
    assert GLYPH == 1
    assert len(data) < 600
