"""Pages come out of one file and into another with what belongs to them, only."""

from io import BytesIO

import pytest
from fpdf import FPDF
from pypdf import PdfReader

from accounts.letters import writing
from accounts.letters.objects import Document, Unknown, parse
from accounts.letters.sheet import FAMILY, FILES
from accounts.letters.writing import Writer


def pages(*texts: str) -> Document:
    pdf = FPDF(enforce_compliance="PDF/A-3B")
    pdf.add_font(FAMILY, "", FILES[""])
    pdf.set_title("Brief")
    for text in texts:
        pdf.add_page()
        pdf.set_font(FAMILY, size=12)
        pdf.cell(text=text)
    made = parse(bytes(pdf.output()))
    pdf.fonts[FAMILY].ttfont.close()  # type: ignore[union-attr]
    return made


def written(*given: tuple[Document, int]) -> bytes:
    target = BytesIO()
    writer = Writer(target)
    for document, number in given:
        writer.add_page(document, document.pages[number])
    writer.finish()
    return target.getvalue()


def texts(pdf: bytes) -> list[str]:
    return [p.extract_text() for p in PdfReader(BytesIO(pdf), strict=True).pages]


def test_one_page_comes_out_alone() -> None:
    document = pages("eins", "zwei", "drei")

    assert texts(written((document, 1))) == ["zwei"]


def test_pages_of_several_files_go_into_one() -> None:
    first, second = pages("eins", "zwei"), pages("drei")

    made = written((second, 0), (first, 1), (first, 0))

    assert texts(made) == ["drei", "zwei", "eins"]


def test_what_pages_share_is_written_once() -> None:
    document = pages("eins", "eins eins")

    one, two = written((document, 0)), written((document, 0), (document, 1))

    assert two.count(b"/FontFile2") == one.count(b"/FontFile2") == 1
    assert len(two) < len(one) + 1000


def test_a_file_of_ours_can_be_taken_apart_again() -> None:
    single = parse(written((pages("eins", "zwei"), 1)))

    assert texts(written((single, 0), (pages("drei"), 0))) == ["zwei", "drei"]


def test_what_was_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "KEPT", 1)
    document = pages("eins", "zwei")

    made = written((document, 0), (document, 1))

    assert texts(made) == ["eins", "zwei"]
    assert made.count(b"/FontFile2") > 1


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7\n1 0 obj\n<< /A 1 >>\nendobj\n"])
def test_files_of_others_are_not_guessed_at(file: bytes) -> None:
    with pytest.raises(Unknown):
        parse(file)
