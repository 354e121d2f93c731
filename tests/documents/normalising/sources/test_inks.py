"""Where a file says that all on a page is grey, that is believed; else it is drawn."""

import io
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from documents.normalising.sources.inks import greys
from tests.documents.normalising.forms import field, with_annotations
from tests.documents.normalising.pdfs import (
    array,
    dictionary,
    line,
    page,
    picture,
    written,
)
from tests.documents.normalising.quarters import quarters

BOX = "100 100 200 200 re f\n"


def found(pdf: bytes) -> list[int] | None:
    with pypdfium2.PdfDocument(pdf) as document:
        return greys(document[0])


@pytest.mark.parametrize(
    ("content", "levels"),
    [
        (BOX, [0]),
        (f"0.5 g {BOX}", [0, 127]),
        (f"0.2 0.2 0.2 rg {BOX} 0.8 G 10 10 m 90 90 l S", [0, 51, 204]),
        (f"0 0 0 0.5 k {BOX}", None),
        ("", []),
    ],
)
def test_greys_of_lines_and_areas(content: str, levels: list[int] | None) -> None:
    wanted = None if levels is None else pytest.approx(levels, abs=1)

    assert found(page(content)) == wanted


@pytest.mark.parametrize(
    "content",
    [
        f"1 0 0 rg {BOX}",
        "0 0 1 RG 10 10 m 90 90 l S",
        BOX * 700,
        "".join(f"{n / 20} g {BOX}" for n in range(20)),
    ],
    ids=["red area", "blue line", "many things", "many greys"],
)
def test_whatever_is_not_certain_is_drawn(content: str) -> None:
    assert found(page(content)) is None


def test_pictures_entries_and_fonts_from_elsewhere_are_drawn() -> None:
    shown = page("q 9 0 0 9 0 0 cm /P0 Do Q", pictures=[picture(quarters("L"))])

    assert found(shown) is None
    assert found(with_annotations([field("name", "Erika")])) is None


def test_patterns_are_drawn() -> None:
    red_to_blue = dictionary(
        {
            "/FunctionType": NumberObject(2),
            "/N": NumberObject(1),
            "/Domain": array(0, 1),
        }
    )
    red_to_blue.update(dictionary({"/C0": array(1, 0, 0), "/C1": array(0, 0, 1)}))
    shading = dictionary({"/ShadingType": NumberObject(2), "/ColorSpace": "/DeviceRGB"})
    shading.update(
        dictionary({"/Coords": array(0, 0, 595, 0), "/Function": red_to_blue})
    )
    pattern = dictionary({"/PatternType": NumberObject(2), "/Shading": shading})
    named = dictionary({"/S": pattern})

    shown = page(f"/Pattern cs /S scn {BOX}", more={"/Pattern": named})

    assert found(shown) is None


def test_fonts_that_may_draw_anything_are_drawn() -> None:
    made = page(line("aaa", 72, 700), more={"/Font": dictionary({"/F": font()})})

    assert found(with_glyph(made)) is None
    assert found(page(line("aaa", 72, 700))) == [0]


def font() -> DictionaryObject:
    """Make one of a single letter, whose shape is any drawing."""
    made = dictionary({"/Type": "/Font", "/Subtype": "/Type3"})
    made.update(
        dictionary(
            {
                "/FontBBox": array(0, 0, 750, 750),
                "/FontMatrix": array(0.001, 0, 0, 0.001, 0, 0),
                "/FirstChar": NumberObject(97),
                "/LastChar": NumberObject(97),
                "/Widths": array(1000),
            }
        )
    )
    coding = dictionary({"/Type": "/Encoding"})
    coding[NameObject("/Differences")] = ArrayObject(
        [NumberObject(97), NameObject("/a")]
    )
    made[NameObject("/Encoding")] = coding
    made[NameObject("/CharProcs")] = dictionary({})
    return made


def with_glyph(pdf: bytes) -> bytes:
    """Let the letter a of the font be a red square."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    glyph = DecodedStreamObject()
    glyph.set_data(b"1000 0 d0 1 0 0 rg 0 0 750 750 re f")
    resources: Any = writer.pages[0]["/Resources"]
    shapes = resources["/Font"]["/F"]["/CharProcs"]
    shapes[NameObject("/a")] = writer._add_object(glyph)
    return written(writer)


def test_the_level_is_what_is_drawn() -> None:
    made = page(f"0.3 g {BOX}")

    with pypdfium2.PdfDocument(made) as document:
        drawn: Image.Image = document[0].render().to_pil().convert("L")

    levels = found(made)
    assert levels is not None
    assert drawn.getpixel((200, 842 - 200)) in levels
