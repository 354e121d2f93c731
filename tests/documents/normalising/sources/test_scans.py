"""Pages that are a scanner's pictures are told from written ones."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pytest
from PIL import Image
from pypdf.generic import BooleanObject, NameObject

from documents.normalising.sources.scans import Scan, scan_on
from tests.documents.normalising.forms import note, with_annotations
from tests.documents.normalising.pdfs import WHOLE_PAGE, line, page, picture
from tests.documents.normalising.quarters import quarters

A4_AT_150 = (1240, 1754)


@contextmanager
def sheet(pdf: bytes) -> Iterator[pypdfium2.PdfPage]:
    with pypdfium2.PdfDocument(pdf) as document:
        yield document[0]


def found(content: str, *images: Image.Image) -> Scan | None:
    with sheet(page(content, pictures=map(picture, images))) as shown:
        return scan_on(shown)


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_picture_that_fills_the_page_is_a_scan(mode: str) -> None:
    scan = found(WHOLE_PAGE, quarters(size=A4_AT_150).convert(mode))

    assert scan is not None
    assert scan.resolution == pytest.approx(150, abs=1)
    assert scan.size_in_bytes > 100
    assert scan.grey is (mode != "RGB")


def test_strips_are_one_scan() -> None:
    image = quarters("L", A4_AT_150)
    strips = [image.crop((0, top, 1240, top + 877)) for top in (0, 877)]
    places = "q 595 0 0 421 0 421 cm /P0 Do Q q 595 0 0 421 0 0 cm /P1 Do Q"

    scan, half = found(places, *strips), found(places[:31], *strips)

    assert scan is not None
    assert scan.resolution == pytest.approx(150, abs=1)
    assert half is None or half.size_in_bytes < scan.size_in_bytes


@pytest.mark.parametrize(
    "place", ["200 0 0 80 350 740", "0 0 0 0 0 0", "5 0 0 842 0 0"]
)
def test_a_logo_is_no_scan(place: str) -> None:
    letter = line("Bescheid", 72, 700)

    assert found(f"q {place} cm /P0 Do Q {letter}", quarters()) is None


def test_a_written_page_is_no_scan() -> None:
    assert found(line("Bescheid", 72, 700)) is None


def test_a_fax_is_black_and_white_with_square_pixels() -> None:
    fax = quarters("L", A4_AT_150).convert("1")
    unseen = f"3 Tr {line('Bescheid', 72, 700)}"

    plain, recognised = found(WHOLE_PAGE, fax), found(WHOLE_PAGE + unseen, fax)
    coarse, grey = (
        found(WHOLE_PAGE, fax.resize((1240, 877))),
        found(WHOLE_PAGE, fax.convert("L")),
    )

    scans = (plain, recognised, coarse, grey)
    assert [scan and scan.bilevel for scan in scans] == [True, True, False, False]


@pytest.mark.parametrize(
    ("ink", "black"), [("0 g", True), ("0 0 0 1 k", True), ("0.5 g", False)]
)
def test_a_stencil_is_a_fax_if_it_is_black(ink: str, black: bool) -> None:  # noqa: FBT001
    stencil = picture(quarters("L", A4_AT_150).convert("1"))
    stencil[NameObject("/ImageMask")] = BooleanObject(value=True)
    del stencil["/ColorSpace"]

    with sheet(page(f"{ink} {WHOLE_PAGE}", pictures=[stencil])) as shown:
        scan = scan_on(shown)

    assert scan is not None
    assert (scan.grey, scan.bilevel) == (black, black)


def test_a_scan_that_was_written_on_may_have_colours() -> None:
    grey = quarters("L", A4_AT_150)

    written = found(WHOLE_PAGE + "1 0 0 rg " + line("Stempel", 72, 700), grey)

    assert written is not None
    assert not written.grey


def test_a_note_may_have_colours() -> None:
    with sheet(with_annotations([note("Notiz")])) as shown:
        assert scan_on(shown) is None
