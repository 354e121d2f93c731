"""Draws letters, in a process of its own: as we do, and with bare fpdf2.

The floor writes the same words and the same square code on as many pages of one PDF/A
file, and knows nothing of what the pages share; it makes no files of single letters.
"""

import sys
import time
from contextlib import closing
from datetime import date
from io import BytesIO

import django
from django.utils import translation
from fpdf import FPDF
from qrcode.main import QRCode

django.setup()

from accounts.letters import folder, letter, words  # noqa: E402 - needs the settings
from accounts.letters.letter import Letter, Sender  # noqa: E402
from accounts.letters.objects import Document, parse  # noqa: E402
from accounts.letters.running import BATCH  # noqa: E402
from accounts.letters.sheet import FILES, Sheet  # noqa: E402
from accounts.letters.words import Case  # noqa: E402
from accounts.letters.writing import Writer  # noqa: E402

LANGUAGES = ("de", "en", "tr", "ar", "ru", "uk", "fa")
SENDER = Sender("Kreis Muster · Musterweg 1", ("Kreis Muster", "Telefon: 06252 0"))
CASE = Case("access", "Mein Portal", "https://portal.example", date(2026, 12, 6))
ADDRESS = ("Ayşe Örnekoğlu", "Musterweg 7", "64646 Musterstadt")


def letters(count: int) -> list[Letter]:
    """Make letters in all languages, in the order in which a run prints them."""
    return [
        Letter(
            case=CASE,
            language=LANGUAGES[number * len(LANGUAGES) // count],
            sender=SENDER,
            address=ADDRESS,
            portal_id=f"{3_000_000_000 + number}",
            pin="ACDE3467FGHJ",
        )
        for number in range(count)
    ]


def ours(count: int) -> None:
    """Draw them in batches, each letter a file and all together one."""
    together, made = Writer(BytesIO()), letters(count)
    for start in range(0, count, BATCH):
        with closing(Sheet(title="Brief", language="de")) as sheet:
            for one in made[start : start + BATCH]:
                letter.draw(sheet, one)
            document = parse(bytes(sheet.output()))
        for page in document.pages:
            folder.single(Document(document.parts, [page]))
            together.add_page(document, page)
    together.finish()


def floor(count: int) -> None:
    """Write the same words on as many pages of one file."""
    pdf = FPDF(enforce_compliance="PDF/A-3B")
    for style, path in FILES.items():
        pdf.add_font("letter", style, path)
    pdf.set_text_shaping(use_shaping_engine=True)
    pdf.set_auto_page_break(auto=False)
    pdf.set_title("Brief")
    pdf.set_lang("de")
    for one in letters(count):
        pdf.add_page()
        pdf.set_font("letter", size=9)
        _same_words(pdf, one)
        _square_code(pdf, one)
    pdf.output()
    for font in pdf.fonts.values():
        font.ttfont.close()  # type: ignore[union-attr]


def _same_words(pdf: FPDF, one: Letter) -> None:
    lines = [*one.address, one.sender.line, *one.sender.block, one.portal_id, one.pin]
    for language in dict.fromkeys([one.language, "de"]):
        with translation.override(language):
            said = words.words(one.case)
        lines += [said.title, said.intro, *said.steps, *said.notes]
    for number, line in enumerate(lines):
        pdf.set_xy(20, 20 + number * 8)
        pdf.multi_cell(80, 4, line)


def _square_code(pdf: FPDF, one: Letter) -> None:
    code = QRCode(border=0)
    code.add_data(letter._link(one))
    for y, row in enumerate(code.get_matrix()):
        for x, dark in enumerate(row):
            if dark:
                pdf.rect(150 + x, 100 + y, 1, 1, style="F")


if __name__ == "__main__":
    way, many = {"ours": ours, "floor": floor}[sys.argv[1]], int(sys.argv[2])
    # Fonts are read and words are translated once, whoever draws.
    way(len(LANGUAGES))
    begun = time.perf_counter()
    way(many)
    sys.stdout.write(f"{time.perf_counter() - begun}\n")
