"""Every new PDF is PDF/A-2b, says veraPDF; it is asked once about all of them."""

from pathlib import Path

import pytest
from PIL import Image

from documents.normalising.output.coding import Coded, flat, lossless
from documents.normalising.output.jpegs import jpeg
from documents.normalising.output.pdf_a import Label
from tests import samples
from tests.documents.normalising.assembled import (
    assembled,
    blank,
    showing,
    stretch,
)
from tests.documents.normalising.output.verapdf import broken_rules
from tests.documents.normalising.pdfs import line, page, turned
from tests.documents.normalising.printed import TEXTS
from tests.documents.normalising.rendered import converted
from tests.documents.normalising.sources.coloured import (
    black_and_white,
    colours,
    greys,
    photo,
)

pytestmark = [
    pytest.mark.needs("java", "jaxb"),
    # So that one process asks for all.
    pytest.mark.xdist_group("verapdf"),
]
TITLES = {
    "empty": "",
    "emoji": "Miete 😀🏠 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "right to left": "عقد الإيجار \u202e(2)\u202c ایجاره",
    "control signs": "a\0b\x1bc\r\nd\x7f\x85\u2028\ufeff\ufffe\U0001fffe\ud800",
    "markup": "<rdf:li>]]>&amp;</rdf:RDF><?xpacket end='w'?>",
    "very long": "Mietvertrag " * 3000,
    "blanks": " \t ",
}
# Chinese, emoji, and what has no meaning of its own.
SIGNS = [*range(0x4E00, 0x5300), *range(0x1F300, 0x1F500), *range(0xE000, 0xE100)]


def pictures() -> dict[str, bytes]:
    few = {
        f"{make.__name__} {count}": make(count)
        for make in (greys, colours)
        for count in (2, 4, 16, 200)
    }
    images = few | {"fax": black_and_white()}
    made = {name: showing(image, _lossless(image)) for name, image in images.items()}
    made |= {f"photo {m}": showing(photo(m), jpeg(photo(m))) for m in ("L", "RGB")}
    made["one level"] = showing(greys(1), flat(greys(1), [20]))
    return {name: assembled(page) for name, page in made.items()}


def _lossless(image: Image.Image) -> Coded:
    coded = lossless(image)
    assert coded is not None
    return coded


def texts() -> dict[str, bytes]:
    made = {
        language: assembled(
            blank(stretch(part, 700 - 20 * row) for row, part in enumerate(lines))
        )
        for language, lines in ((key, text.splitlines()) for key, text in TEXTS.items())
    }
    rows = [SIGNS[start : start + 40] for start in range(0, len(SIGNS), 40)]
    many = [
        stretch("".join(map(chr, row)), 800 - 15 * number)
        for number, row in enumerate(rows)
    ]
    assert len(SIGNS) > 1000
    return made | {"many signs": assembled(blank(many))}


def sources() -> dict[str, bytes]:
    letter = page(line("Bescheid", 72, 700) + line("vom 1. Mai", 72, 680))
    made = {
        f"turned {degrees}": converted(
            turned(letter, degrees, CropBox=(9, 9, 500, 800))
        )
        for degrees in (0, 90, 180, 270)
    }
    made["several"] = converted(
        samples.jpeg(), letter, samples.tiff(2), samples.png(), samples.heic()
    )
    made["giant"] = converted(page("0 0 9 9 re f", (20_000, 30_000)))
    made["tiny"] = converted(page("0 0 1 1 re f", (1, 1)))
    return made


def titles() -> dict[str, bytes]:
    return {
        name: assembled(blank(), label=Label(title, title, title))
        for name, title in TITLES.items()
    } | {"odd title by the door": converted(samples.png(), title=TITLES["emoji"])}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Say of all groups, and of one PDF as others make it, what they break."""
    files = {"no PDF/A": samples.pdf()}
    for group in (pictures, texts, sources, titles):
        files |= {f"{group.__name__}: {name}": pdf for name, pdf in group().items()}
    folder: Path = tmp_path_factory.mktemp("verapdf")
    return broken_rules(files, folder)


def test_it_sees_what_is_no_pdf_a(broken: dict[str, list[str]]) -> None:
    clauses = {rule.partition("\t")[0] for rule in broken["no PDF/A"]}

    assert {"6.6.2.1", "6.2.11.4.1"} <= clauses


@pytest.mark.parametrize("group", ["pictures", "texts", "sources", "titles"])
def test_each_output_keeps_all_rules(group: str, broken: dict[str, list[str]]) -> None:
    asked = {name: rules for name, rules in broken.items() if name.startswith(group)}

    assert len(asked) >= 7
    assert {name: rules for name, rules in asked.items() if rules} == {}
