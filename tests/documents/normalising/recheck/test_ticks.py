"""A box that is ticked but does not look so is told to the caseworker."""

import io

import pypdfium2
import pytest
from pypdf.generic import DictionaryObject, NameObject

from documents.normalising.converting import convert
from documents.normalising.flags import Flag
from documents.normalising.recheck import ticks
from tests import samples
from tests.documents.normalising.forms import field, with_annotations
from tests.documents.normalising.recheck.plain_pdfs import pdf
from tests.documents.normalising.rendered import source


def box(state: str) -> DictionaryObject:
    made = field("ja", "/Ja", "/Btn", box=(100.0, 600.0, 120.0, 620.0))
    made[NameObject("/V")] = NameObject(state)
    made[NameObject("/AS")] = NameObject(state)
    return made


def are_unseen(content: bytes) -> bool:
    with pypdfium2.PdfDocument(content) as document:
        document.init_forms()
        return ticks.are_unseen(document)


@pytest.mark.parametrize("state", ["/Ja", "/On", "/1"])
def test_a_tick_without_a_look_is_noticed(state: str) -> None:
    assert are_unseen(with_annotations([box(state)]))


def test_a_tick_that_is_drawn_is_none() -> None:
    tick = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 13>>stream\n"
    box = "<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/Rect[0 0 9 9]/V/Ja/AS/Ja%s>>"
    form = "/AcroForm<</Fields[4 0 R]>>"
    drawn = f"{tick}0 0 m 9 9 l S\nendstream"

    for look, unseen in (("/AP<</N<</Ja 5 0 R>>>>", False), ("", True)):
        content = pdf(form, "/Annots[4 0 R]", box % look, drawn)
        assert are_unseen(content) == unseen


def test_a_box_without_a_tick_is_none() -> None:
    assert not are_unseen(with_annotations([box("/Off")]))


def test_fields_with_writing_are_none() -> None:
    assert not are_unseen(with_annotations([field("name", "Amina")]))
    assert not are_unseen(samples.pdf())


def test_the_caseworker_is_told() -> None:
    made = convert(
        [source(with_annotations([box("/Ja")]))], io.BytesIO(), title="Antrag"
    )

    assert made.flags == (Flag.DYNAMIC_FORM,)
