"""A broken PDF is only refused if something that its pages show is lost."""

import pytest

from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sources.losses import has_lost_objects
from tests import samples
from tests.documents.normalising.pdfs import line, page, picture
from tests.documents.normalising.quarters import quarters
from tests.documents.normalising.rendered import converted, pages


def scan() -> bytes:
    content = line("Bescheid", 72, 800) + "q 500 0 0 700 40 40 cm /P0 Do Q"
    return page(content, pictures=[picture(quarters())])


def without(pdf: bytes, mark: bytes) -> bytes:
    """Take the object that holds MARK out of the file, and the file's end."""
    at = pdf.index(mark)
    begin = pdf.rindex(b" obj", 0, at)
    begin = pdf.rindex(b"\n", 0, begin)
    end = pdf.index(b"endobj", at) + len(b"endobj")
    return (pdf[:begin] + pdf[end:]).partition(b"startxref")[0]


def test_a_whole_file_has_lost_nothing() -> None:
    assert not has_lost_objects(scan())
    assert not has_lost_objects(samples.pdf(3))


def test_a_lost_picture_is_noticed() -> None:
    broken = without(scan(), b"/Subtype /Image")

    assert has_lost_objects(broken)
    with pytest.raises(Unreadable) as refused:
        converted(broken)
    assert refused.value.reason is Reason.INCOMPLETE


def test_a_lost_end_alone_loses_nothing() -> None:
    broken = scan().partition(b"startxref")[0]

    assert not has_lost_objects(broken)
    assert len(pages(converted(broken))) == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(300)])
def test_what_is_no_pdf_at_all_is_left_to_pdfium(data: bytes) -> None:
    assert not has_lost_objects(data)
