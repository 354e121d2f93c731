"""The new PDF holds one picture and one text for each page, and nothing else."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from documents.normalising.output.assembling import assemble
from documents.normalising.output.pages import Page
from documents.normalising.reasons import Reason, Unreadable
from tests.documents.normalising.assembled import (
    LABEL,
    assembled,
    blank,
    showing,
    stretch,
)


def test_no_pages_are_no_document() -> None:
    output = io.BytesIO()

    with pytest.raises(Unreadable) as refused:
        assemble([], output, LABEL)

    assert refused.value.reason is Reason.NOT_A_DOCUMENT
    assert output.getvalue() == b""


def test_pages_come_one_at_a_time() -> None:
    """Only one page's pixels are in memory; so the next is asked for afterwards."""
    seen = []

    def pages() -> Any:
        for number in range(3):
            seen.append(number)
            yield blank([stretch(f"Seite {number}")])

    pdf = io.BytesIO()
    assemble(pages(), pdf, LABEL)

    texts = [page.extract_text().strip() for page in PdfReader(pdf).pages]
    assert seen == [0, 1, 2]
    assert texts == ["Seite 0", "Seite 1", "Seite 2"]


def test_a_page_holds_a_picture_and_a_font() -> None:
    page = PdfReader(io.BytesIO(assembled(blank([stretch("Miete")])))).pages[0]

    resources: Any = page["/Resources"]
    assert set(resources) == {"/XObject", "/Font"}
    assert (set(resources["/XObject"]), set(resources["/Font"])) == ({"/P"}, {"/T"})
    assert set(page) <= {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}


def test_a_picture_lies_where_its_page_says() -> None:
    sheet = blank()
    placed = Page(sheet.image, sheet.picture, (300, 400), (10, 20, 280, 360))

    page = PdfReader(io.BytesIO(assembled(placed))).pages[0]
    content = page.get_contents()
    assert content is not None

    assert b"280.0000 0 0 360.0000 10.0000 20.0000 cm" in content.get_data()
    assert list(page.mediabox) == [0, 0, 300, 400]


def test_the_file_begins_as_the_standard_asks() -> None:
    pdf = assembled(showing(blank().image, blank().picture))

    head, comment, *_ = pdf.splitlines()
    assert head == b"%PDF-1.7"
    assert comment[:1] == b"%"
    assert min(comment[1:5]) >= 128
