"""What could be searched and copied in a printed PDF can be so in the new one."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.documents.normalising.pdfs import turned
from tests.documents.normalising.printed import RIGHT_TO_LEFT, TEXTS, printed
from tests.documents.normalising.rendered import converted
from tests.services.programs import need

pytestmark = [
    pytest.mark.needs("chromium"),
    # So that one process prints for all.
    pytest.mark.xdist_group("printed"),
]
LANGUAGES = list(TEXTS)
LEFT_TO_RIGHT = [language for language in LANGUAGES if language not in RIGHT_TO_LEFT]
TURNED = sorted(RIGHT_TO_LEFT)
ARABIC_WORD = re.compile(r"[\u0620-\u065f\u066e-\u06d3]+")


@pytest.fixture(scope="module")
def result() -> bytes:
    return converted(printed(list(TEXTS.items())))


def by_pdfium(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def words_of(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("language", LEFT_TO_RIGHT)
@pytest.mark.parametrize("reader", [by_pdfium, by_pypdf])
def test_every_word_comes_back_in_its_place(
    result: bytes, language: str, reader: Callable[[bytes], list[str]]
) -> None:
    found = reader(result)[LANGUAGES.index(language)]

    assert words_of(found) == words_of(TEXTS[language])


@pytest.mark.parametrize("language", TURNED)
def test_right_to_left_text_comes_back_as_it_is_read(
    result: bytes, language: str
) -> None:
    found = by_pdfium(result)[LANGUAGES.index(language)]

    assert words_of(found) == words_of(TEXTS[language])


@pytest.mark.parametrize("language", TURNED)
def test_other_readers_find_the_same_arabic_words(result: bytes, language: str) -> None:
    """Of brackets and digits among them, pypdf has its own opinion."""
    found = by_pypdf(result)[LANGUAGES.index(language)]

    assert ARABIC_WORD.findall(found) == ARABIC_WORD.findall(TEXTS[language])


def test_the_new_pdf_can_be_sent_in_again(result: bytes) -> None:
    """PDFium has turned its writing and brackets back; they are turned once more."""
    again = by_pdfium(converted(result))

    assert list(map(words_of, again)) == list(map(words_of, TEXTS.values()))


@pytest.mark.parametrize("degrees", [90, 270])
def test_turned_pages_are_read_as_well(degrees: int) -> None:
    upright = printed(list(TEXTS.items()))

    found = by_pdfium(converted(turned(upright, degrees)))

    assert found[0].split()[:3] == TEXTS["de"].split()[:3]


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_finds_every_word(result: bytes, language: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(result)
    page = str(LANGUAGES.index(language) + 1)

    said = subprocess.run(
        [need("pdftotext"), "-f", page, "-l", page, file, "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    word = re.compile(r"[^\W\d_]+") if language in LEFT_TO_RIGHT else ARABIC_WORD
    assert word.findall(said) == word.findall(TEXTS[language])
