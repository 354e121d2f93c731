"""Each page is drawn as viewers show it, and coded by what is on it."""

from typing import Any

import pytest
from PIL import Image

from tests.documents.normalising.pdfs import WHOLE_PAGE, line, page, picture
from tests.documents.normalising.photographed import drawn, page_of_text, photographed
from tests.documents.normalising.quarters import PLACES, quarters
from tests.documents.normalising.rendered import (
    coding_of,
    colour,
    converted,
    is_near,
    pages,
)


def has_ink(shown: Image.Image) -> bool:
    return min(shown.convert("L").tobytes()) < 100


def test_a_dense_page_weighs_little() -> None:
    result = converted(page_of_text("Times-Roman", 9))

    assert len(result) <= 160_000
    assert coding_of(result)["/Filter"] == "/FlateDecode"
    assert coding_of(result)["/Width"] == 1240


def test_small_print_is_drawn_finer() -> None:
    assert coding_of(converted(page_of_text("Helvetica", 7)))["/Width"] == 1653


def test_a_scan_keeps_its_resolution_up_to_200() -> None:
    coarse, fine = (
        picture(Image.effect_noise(size, 50), "/DCTDecode")
        for size in ((826, 1169), (2480, 3508))
    )

    wide = [
        coding_of(converted(page(WHOLE_PAGE, pictures=[scan])))["/Width"]
        for scan in (coarse, fine)
    ]

    assert wide == [1240, 1653]


def test_a_scan_in_strips_has_no_seams() -> None:
    image = quarters(size=(1200, 1698))
    strips = [image.crop((0, top, 1200, top + 283)) for top in range(0, 1698, 283)]
    high = 842 / len(strips)
    content = "".join(
        f"q 595 0 0 {high:.4f} 0 {842 - high * (number + 1):.4f} cm /P{number} Do Q\n"
        for number in range(len(strips))
    )

    result = converted(page(content, pictures=map(picture, strips)))

    shown = pages(result)[0]
    plain = pages(converted(page(WHOLE_PAGE, pictures=[picture(image)])))[0]
    for place in PLACES:
        assert is_near(colour(shown, *place), colour(plain, *place))


def test_colours_are_kept_and_grey_needs_none() -> None:
    red = page(f"1 0 0 rg {line('Frist', 72, 700, 30)}")
    black = page(line("Frist", 72, 700, 30))

    assert not is_grey(coding_of(converted(red)))
    assert is_grey(coding_of(converted(black)))


def test_a_single_red_word_is_enough_for_colour() -> None:
    rows = "".join(
        line("Kosten der Unterkunft " * 4, 60, 780 - 14 * n) for n in range(50)
    )

    result = converted(page(f"{rows} 0.8 0 0 rg {line('Frist', 72, 40, 9)}"))

    assert not is_grey(coding_of(result))


def is_grey(found: dict[str, Any]) -> bool:
    colours = found["/ColorSpace"]
    return "/DeviceGray" in ([colours] if isinstance(colours, str) else colours)


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_photograph_among_text_is_not_made_flat(mode: str) -> None:
    photo = photographed(drawn(page_of_text("Helvetica", 11))).convert(mode)
    mixed = page(
        line("Foto der Wohnung", 72, 780) + "q 360 0 0 480 72 200 cm /P0 Do Q",
        pictures=[picture(photo, "/DCTDecode")],
    )

    assert coding_of(converted(mixed))["/Filter"] == "/DCTDecode"


def test_an_empty_page_is_a_page() -> None:
    result = converted(page(""), page(line("Seite 2", 72, 700)))

    empty, written = pages(result)
    assert empty.convert("L").getextrema() == (255, 255)
    assert has_ink(written)
    assert len(result) < 20_000
