"""A PDF's pages are drawn as a viewer shows them, or the file is refused."""

import io
import math

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Rectangle
from pypdf.generic import FloatObject, NameObject, RectangleObject

from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sources.drawing import drawing_scale
from tests import samples
from tests.documents.normalising.rendered import (
    colour,
    converted,
    is_near,
    pages,
)


def boxed(*box: float) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(samples.pdf(pages=1)))
    sides = [FloatObject(side) for side in box]
    writer.pages[0][NameObject("/MediaBox")] = RectangleObject(sides)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def refusal(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as refused:
        converted(content)
    assert refused.value.source == 0
    return refused.value.reason


def has_ink(page: Image.Image) -> bool:
    low, _ = page.convert("L").getextrema()
    return isinstance(low, int) and low < 100


def test_draws_every_page() -> None:
    drawn = pages(converted(samples.pdf(pages=3)))

    assert [page.size for page in drawn] == [(595, 842)] * 3
    assert all(has_ink(page) for page in drawn)


def test_draws_annotations() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(samples.pdf(pages=1)))
    square = Rectangle(rect=(100, 100, 500, 400), interior_color="ff0000")
    writer.add_annotation(0, square)
    output = io.BytesIO()
    writer.write(output)

    [page] = pages(converted(output.getvalue()))

    assert is_near(colour(page, 0.5, 0.7), (255, 0, 0))


def test_turns_pages_as_the_file_says() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(samples.pdf(pages=1)))
    writer.pages[0].rotate(90)
    output = io.BytesIO()
    writer.write(output)

    [page] = pages(converted(output.getvalue()))

    assert page.size == (842, 595)


def test_makes_a_giant_page_smaller() -> None:
    result = converted(boxed(0, 0, 1e9, 1e9))

    image = PdfReader(io.BytesIO(result)).pages[0].images[0].image
    assert image is not None
    assert image.width * image.height <= 9_010_000


def test_draws_a_page_that_is_one_long_line() -> None:
    assert len(pages(converted(boxed(0, 0, 3, 1e6)))) == 1


@pytest.mark.parametrize("width", [0.0, -595.0, math.inf, math.nan])
def test_refuses_a_page_without_extent(width: float) -> None:
    with pytest.raises(Unreadable) as refused:
        drawing_scale(width, 842.0)

    assert refused.value.reason is Reason.DAMAGED


def test_refuses_a_password() -> None:
    assert refusal(samples.encrypted_pdf("geheim")) is Reason.ENCRYPTED


def test_opens_what_needs_no_password() -> None:
    assert has_ink(pages(converted(samples.encrypted_pdf("")))[0])


def test_refuses_too_many_pages() -> None:
    assert refusal(samples.pdf(pages=501)) is Reason.TOO_MANY_PAGES


def test_refuses_a_file_cut_off_inside_a_stream() -> None:
    content = samples.pdf()

    assert refusal(content[: content.rindex(b"stream") - 40]) is Reason.INCOMPLETE


def test_refuses_a_file_that_lost_a_page() -> None:
    content = samples.pdf(pages=2)
    second = PdfReader(io.BytesIO(content)).pages[1].indirect_reference
    assert second is not None
    lost = f"\n{second.idnum} 0 obj".encode()

    assert refusal(content.replace(lost, b"\n999 0 obj")) is Reason.INCOMPLETE


def test_draws_a_file_whose_end_is_missing() -> None:
    content = samples.pdf(pages=2)

    assert len(pages(converted(content[: content.rindex(b"startxref")]))) == 2


def test_refuses_what_only_begins_like_a_pdf() -> None:
    assert refusal(b"%PDF-1.7\n" + samples.text()) is Reason.DAMAGED


def test_refuses_a_file_without_pages() -> None:
    output = io.BytesIO()
    PdfWriter().write(output)

    assert refusal(output.getvalue()) in {Reason.NOT_A_DOCUMENT, Reason.DAMAGED}


def updated(content: bytes, *, whole: bool) -> bytes:
    """Write on behind the end, as programs do that save a form."""
    more = b"\n99 0 obj\n<</Type/Annot>>\nendobj\n"
    return content + more + (b"startxref\n9\n%%EOF\n" if whole else b"")


def test_refuses_a_file_that_was_cut_off_in_what_was_added_to_it() -> None:
    with pytest.raises(Unreadable) as refused:
        converted(updated(samples.pdf(), whole=False))

    assert refused.value.reason is Reason.INCOMPLETE
    assert len(pages(converted(updated(samples.pdf(), whole=True)))) == 2


@pytest.mark.parametrize(
    "junk", [b"\r\n--b\r\nContent-Type: application/octet-stream\r\n", b"</html>stream"]
)
def test_takes_a_file_with_something_behind_its_end(junk: bytes) -> None:
    assert len(pages(converted(samples.pdf() + junk))) == 2
