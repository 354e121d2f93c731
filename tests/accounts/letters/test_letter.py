"""The page: what shows in the window, what the square code opens, what stands where."""

from contextlib import closing
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.conf import settings
from pypdf import PdfReader
from qrcode.main import QRCode

from accounts.letters import layout, letter
from accounts.letters.layout import TooLong
from accounts.letters.letter import Letter, Sender, Unprintable
from accounts.letters.pictures import MASK
from accounts.letters.sheet import Pen, Sheet
from accounts.letters.words import Case
from accounts.models import OwedLetter

LANGUAGES = [code for code, _name in settings.LANGUAGES]
CASE = Case("access", "Mein Portal", "https://portal.example", date(2026, 12, 6))
SENDER = Sender("Kreis Muster · Musterweg 1", ("Kreis Muster", "Telefon: 06252 0"))
PER_MM = 72 / 25.4


def made(language: str = "de", **fields: Any) -> Letter:
    given = {"case": CASE, "sender": SENDER, "address": ("Amina Muster", "1 Stadt")}
    secret = {"portal_id": "3000000001", "pin": "ACDE3467FGHJ"}
    return Letter(language=language, **{**given, **secret, **fields})


def drawn(*letters: Letter) -> bytes:
    with closing(Sheet(title="Brief", language="de")) as sheet:
        for one in letters:
            letter.draw(sheet, one)
        return bytes(sheet.output())


def words_at(pdf: bytes) -> list[tuple[float, float, str]]:
    """Return each stretch of text and where it begins, in mm from the top left."""
    found: list[tuple[float, float, str]] = []
    [page] = PdfReader(BytesIO(pdf)).pages

    def visit(text: str, _cm: Any, tm: Any, *_font: Any) -> None:
        if text.strip():
            found.append((tm[4] / PER_MM, 297 - tm[5] / PER_MM, text.strip()))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_shows_sender_and_address_alone(language: str) -> None:
    shown = [
        text
        for x, y, text in words_at(drawn(made(language)))
        if x < 20 + 85 and 45 < y < 45 + 45
    ]

    assert shown == ["Kreis Muster · Musterweg 1", "Amina Muster", "1 Stadt"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OwedLetter.Kind)
def test_every_letter_is_one_a4_page(kind: str, language: str) -> None:
    codes = () if kind != "codes" else tuple(f"{n:08}" for n in range(10))
    case = Case(kind, "Mein Portal", "https://portal.example", CASE.until)

    pdf = drawn(made(language, case=case, codes=codes))

    [page] = PdfReader(BytesIO(pdf)).pages
    assert [round(side / PER_MM) for side in page.mediabox[2:]] == [210, 297]
    assert max(y for _x, y, _text in words_at(pdf)) < 290


def test_id_and_pin_stand_in_groups_and_large() -> None:
    texts = [text for _x, _y, text in words_at(drawn(made()))]

    assert "3000 0000 01" in texts
    assert "ACDE-3467-FGHJ" in texts


def test_the_square_code_opens_the_portal_with_the_id_and_never_the_pin() -> None:
    link = f"{settings.PORTAL_URL}/accounts/activate/?id=3000000001&lang=ar"
    code = QRCode(mask_pattern=MASK, border=0)
    code.add_data(link)
    expected = code.get_matrix()

    pdf = drawn(made("ar"))

    top = layout.plan(CASE, ("ar", "de"), letter.PIN_BOX).box_top + 6
    left = layout.LEFT + layout.WIDTH - letter.CODE - 5
    assert "ACDE" not in link
    assert _squares(pdf, left, top, len(expected)) == expected


def _squares(pdf: bytes, left: float, top: float, count: int) -> list[list[bool]]:
    """Look at the middle of each square of the code, as a camera does."""
    scale = 4
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[0].render(scale=scale).to_pil().convert("L")
    one = letter.CODE / count
    middles = [(number + 0.5) * one for number in range(count)]
    dots = PER_MM * scale
    return [
        [
            page.getpixel((int((left + x) * dots), int((top + y) * dots))) < 128
            for x in middles
        ]
        for y in middles
    ]


def test_a_code_card_shows_its_codes_and_no_pin() -> None:
    codes = tuple(f"{number:08}" for number in range(10))
    case = Case(OwedLetter.Kind.CODES, "Mein Portal", "https://portal.example")

    texts = [text for _x, _y, text in words_at(drawn(made(case=case, codes=codes)))]

    assert set(codes) <= set(" ".join(texts).split())
    assert not any("ACDE" in text for text in texts)


@pytest.mark.parametrize(
    "name", ["Łukasz Ğül", "C̨̆ M̂uster", "Đặng Nguyễn", "Жїґ", "Ελένη", "محمد"]
)
def test_names_of_many_countries_can_be_printed(name: str) -> None:
    letter.check(made(address=(name, "1 Stadt")))


@pytest.mark.parametrize("name", ["山田", "Amina 😀"])
def test_a_name_that_would_be_boxes_is_refused(name: str) -> None:
    with pytest.raises(Unprintable, match=f"U\\+{ord(name[-1]):04X}"):
        letter.check(made(address=(name, "1 Stadt")))


def places(line: str, *, rtl: bool = False) -> dict[str, tuple[float, float]]:
    """Write LINE alone on a page; return from where to where each sign reaches."""
    with closing(Sheet(title="", language="")) as sheet:
        sheet.new_page()
        sheet.write_lines(20, 20, line, width=100, pen=Pen(20, rtl=rtl))
        pdf = bytes(sheet.output())
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(number) for number in range(page.count_chars())]
        signs = page.get_text_range()
    return {sign: (box[0], box[2]) for sign, box in zip(signs, boxes, strict=True)}


def test_accents_stand_over_their_letters() -> None:
    found = places("M\u0302")

    (left, right), accent = found["M"], found["\u0302"]
    assert left < sum(accent) / 2 < right


def test_arabic_runs_from_the_right_and_its_numbers_from_the_left() -> None:
    found = places("\u0645 12 \u062f", rtl=True)

    in_order = sorted(found, key=lambda sign: found[sign])
    assert [sign for sign in in_order if sign != " "] == ["\u062f", "1", "2", "\u0645"]


def test_a_long_name_stays_inside_the_window() -> None:
    name = "Maximiliane Alexandra von und zu Musterhausen-Beispielhofen auf Probe"

    with closing(pypdfium2.PdfDocument(drawn(made(address=(name,))))) as document:
        page = document[0].render(scale=2).to_pil().convert("L")

    beyond = page.crop([int(mm * PER_MM * 2) for mm in (104, 60, 123, 70)])
    assert beyond.getextrema() == (255, 255)


def test_words_without_end_are_refused() -> None:
    endless = Case("access", "Portal " * 900, "https://portal.example")

    with pytest.raises(TooLong):
        letter.check(made(case=endless))


def test_arabic_letters_are_joined() -> None:
    apart = sum(_width(sign) for sign in "\u0645\u062d\u0645\u062f")

    assert _width("\u0645\u062d\u0645\u062f") != pytest.approx(apart, rel=0.02)


def _width(text: str) -> float:
    with closing(Sheet(title="", language="")) as sheet:
        sheet.new_page()
        return sheet.width(text, points=20)
