"""Every letter is PDF/A-3b, says veraPDF; one run of it for all of them."""

from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from fpdf import FPDF

from accounts.letters import folder, letter
from accounts.letters.letter import Letter, Sender
from accounts.letters.objects import Document, parse
from accounts.letters.sheet import Sheet
from accounts.letters.words import Case
from accounts.letters.writing import Writer
from accounts.models import OwedLetter
from tests.documents.normalising.output.verapdf import broken_rules

pytestmark = [
    pytest.mark.needs("java", "jaxb"),
    # So that one process asks for all.
    pytest.mark.xdist_group("verapdf"),
]
SENDER = Sender("Kreis Muster · Musterweg 1", ("Kreis Muster", "Telefon: 06252 0"))
NAMES = ("Łukasz C̨̆ M̂uster", "Đặng Nguyễn", "محمد Müller")
CODES = tuple(f"{number:08}" for number in range(10))


def made(kind: str, language: str) -> Letter:
    with_pin = kind != OwedLetter.Kind.CODES
    until = date(2026, 12, 6) if with_pin else None
    case = Case(kind, "Mein Portal", "https://portal.example", until)
    return Letter(
        case=case,
        language=language,
        sender=SENDER,
        address=(*NAMES, "64646 Musterstadt"),
        portal_id="3000000001",
        pin="ACDE3467FGHJ" if with_pin else "",
        codes=() if with_pin else CODES,
    )


def drawn() -> Document:
    sheet = Sheet(title="Ihre Zugangsdaten", language="de")
    for language, _name in settings.LANGUAGES:
        for kind in OwedLetter.Kind:
            letter.draw(sheet, made(kind, language))
    pdf = bytes(sheet.output())
    sheet.close()
    return parse(pdf)


def bare_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.cell(text="Ihre PIN")
    return bytes(pdf.output())


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Say of the letters, of a print file and of no PDF/A what they break."""
    document, together = drawn(), BytesIO()
    writer = Writer(together)
    files = {"no PDF/A": bare_pdf()}
    for number, page in enumerate(document.pages):
        writer.add_page(document, page)
        one = Document(document.parts, [page])
        files[f"letter {number}"] = folder.single(one)
    writer.finish()
    files["print file"] = together.getvalue()
    return broken_rules(files, tmp_path_factory.mktemp("letters"), flavour="3b")


def test_it_sees_what_is_no_pdf_a(broken: dict[str, list[str]]) -> None:
    clauses = {rule.partition("\t")[0] for rule in broken["no PDF/A"]}

    assert {"6.2.11.4.1", "6.6.2.1"} <= clauses


def test_every_letter_keeps_all_rules(broken: dict[str, list[str]]) -> None:
    letters = {name: rules for name, rules in broken.items() if "letter" in name}

    assert len(letters) == len(settings.LANGUAGES) * len(OwedLetter.Kind)
    assert {name: rules for name, rules in letters.items() if rules} == {}


def test_the_print_file_keeps_them_too(broken: dict[str, list[str]]) -> None:
    assert broken["print file"] == []
