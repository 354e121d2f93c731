"""A PDF that does not show what was sent is not trusted."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter

from documents.normalising.converting import RECHECK
from documents.normalising.doubts import Doubt
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sandboxing import sandbox
from documents.recognising import recognise
from tests import samples
from tests.documents.normalising.pdfs import line, page
from tests.documents.normalising.photographed import as_jpeg, page_of_text
from tests.documents.normalising.rendered import converted

TEXTS = [page_of_text("Helvetica", 12, seed=seed) for seed in (1, 2, 3)]


def recheck(
    pdf: bytes, *sources: bytes, seen: Sequence[str] = (), cpu_seconds: float = 20
) -> dict[str, Any]:
    """Check what claims to be made of SOURCES."""
    count = len(PdfReader(io.BytesIO(pdf)).pages)
    streams = [io.BytesIO(content) for content in (*sources, pdf)]
    facts: dict[str, sandbox.JSON] = {
        "kinds": [recognise(source[:1024]) for source in sources],
        "done": {"page_count": count, "seen": seen},
        "cpu_seconds": cpu_seconds,
    }
    answer: dict[str, Any] = sandbox.run(RECHECK, streams, facts=facts)["done"]
    return answer


def doubt(pdf: bytes, *sources: bytes) -> tuple[str, int | None]:
    answer = recheck(pdf, *sources)
    return answer["doubt"], answer["page"]


def joined(*pdfs: bytes) -> bytes:
    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(io.BytesIO(pdf))
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_trusts_what_shows_the_sources() -> None:
    sources = [samples.jpeg(orientation=6), *TEXTS, samples.jpeg((300, 100))]

    assert recheck(converted(*sources), *sources) == {"doubt": None, "flags": []}


@pytest.mark.parametrize("size", [(3.0, 900.0), (10.3, 7.7), (5000.0, 30.0)])
def test_trusts_pages_of_odd_sizes(size: tuple[float, float]) -> None:
    odd = page(line("Quittung", 1, 2, 5), size)

    assert recheck(converted(odd), odd)["doubt"] is None


def test_misses_a_page() -> None:
    assert doubt(converted(*TEXTS[:2]), *TEXTS) == (Doubt.PAGE_COUNT, None)
    assert doubt(converted(*TEXTS[:2]), joined(*TEXTS)) == (Doubt.PAGE_COUNT, None)


def test_finds_a_page_too_many() -> None:
    assert doubt(converted(*TEXTS), *TEXTS[:2]) == (Doubt.PAGE_COUNT, 2)


def test_misses_a_page_of_a_tiff() -> None:
    assert doubt(converted(samples.jpeg()), samples.tiff(pages=2))[0] is not None


def test_sees_that_pages_were_swapped() -> None:
    assert doubt(converted(*TEXTS), *reversed(TEXTS)) == (Doubt.DIFFERENT, 0)


def test_sees_that_a_page_is_blank() -> None:
    blank = as_jpeg(Image.new("RGB", (595, 842), "white"))

    assert doubt(converted(TEXTS[0], blank), *TEXTS[:2]) == (Doubt.BLANK, 1)
    assert recheck(converted(blank), blank)["doubt"] is None


@pytest.mark.parametrize("turn", [ImageOps.mirror, ImageOps.flip])
def test_sees_that_a_picture_is_turned(turn: Any) -> None:
    right, wrong = samples.picture(), turn(samples.picture())

    assert doubt(converted(as_jpeg(wrong)), as_jpeg(right))[0] == Doubt.DIFFERENT


@pytest.mark.parametrize(
    "detail",
    [
        line("auch das noch", 72, 120, 9),
        line("X", 300, 400),
        "0 0 0.6 RG 330 180 m 350 230 360 150 375 190 c 400 240 420 160 480 190 c S",
        "0.8 0 0 RG 2 w 380 600 120 60 re S",
        "1 1 0.4 rg 60 250 250 14 re f",
        "0.5 w 72 300 m 400 300 l S",
    ],
    ids=["line", "cross", "signature", "stamp", "marker", "rule"],
)
def test_misses_a_detail(detail: str) -> None:
    rest = "".join(line("Sehr geehrte Damen", 72, 780 - 14 * n) for n in range(20))

    assert doubt(converted(page(rest)), page(rest + detail)) == (Doubt.DIFFERENT, 0)
    whole = page(rest + detail)
    assert recheck(converted(whole), whole)["doubt"] is None


def test_sees_that_a_picture_is_squeezed() -> None:
    wrong = as_jpeg(samples.picture().resize((297, 210)))

    assert doubt(converted(wrong), as_jpeg(samples.picture()))[0] == Doubt.DIFFERENT


def test_does_not_trust_what_it_cannot_read() -> None:
    good, source = converted(samples.jpeg()), samples.jpeg()

    assert doubt(good, b"\xff\xd8\xff nothing") == (Doubt.BROKEN, None)
    assert doubt(good, b"%PDF-1.7 nothing") == (Doubt.BROKEN, None)
    assert doubt(good.replace(b"/MediaBox", b"/MediaFox"), source)[0] is not None


def test_does_not_trust_pages_with_more_than_a_picture() -> None:
    assert doubt(TEXTS[0], TEXTS[0]) == (Doubt.FORBIDDEN, None)


def test_ends_when_its_time_has_come() -> None:
    pages = joined(*TEXTS * 5)
    finished = converted(pages)

    with pytest.raises(Unreadable) as refused:
        recheck(finished, pages, cpu_seconds=0.01)

    assert refused.value.reason is Reason.TOO_COMPLEX
