"""PDFs with fields that were filled in, and with notes on their pages."""

import io
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from tests.documents.normalising.pdfs import (
    HELVETICA,
    array,
    dictionary,
    line,
    page,
    written,
)

PASSWORD, CHOICE = 1 << 13, 1 << 17
HIDDEN, SHOWN = 2, 4
BOX = (100.0, 600.0, 400.0, 620.0)


def field(name: str, value: str, kind: str = "/Tx", **more: object) -> DictionaryObject:
    """Make a field; MORE may be its box, its flags and whether it is seen."""
    box = more.get("box", BOX)
    assert isinstance(box, tuple)
    made = dictionary(
        {"/Type": "/Annot", "/Subtype": "/Widget", "/FT": kind, "/Rect": array(*box)}
    )
    made[NameObject("/T")] = TextStringObject(name)
    made[NameObject("/V")] = TextStringObject(value)
    made[NameObject("/DA")] = TextStringObject("/F 12 Tf 0 g")
    made[NameObject("/Ff")] = NumberObject(more.get("flags", 0))
    made[NameObject("/F")] = NumberObject(more.get("seen", SHOWN))
    return made


def note(text: str, box: tuple[float, ...] = BOX) -> DictionaryObject:
    made = dictionary(
        {"/Type": "/Annot", "/Subtype": "/FreeText", "/Rect": array(*box)}
    )
    made[NameObject("/Contents")] = TextStringObject(text)
    made[NameObject("/DA")] = TextStringObject("/F 12 Tf 0 g")
    made[NameObject("/F")] = NumberObject(SHOWN)
    return made


def with_annotations(
    annotations: Iterable[DictionaryObject], degrees: int = 0
) -> bytes:
    """Lay them on a page; what has a field type belongs to a form."""
    blank = page(line("Antrag", 72, 780))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(blank)))
    sheet = writer.pages[0]
    sheet.rotate(degrees)
    given = list(annotations)
    listed = [writer._add_object(one) for one in given]
    sheet[NameObject("/Annots")] = ArrayObject(listed)
    fields = ArrayObject(
        [
            one
            for one, annotation in zip(listed, given, strict=True)
            if "/FT" in annotation
        ]
    )
    form = dictionary({"/Fields": fields})
    fonts = dictionary({"/F": dictionary(HELVETICA)})
    form[NameObject("/DR")] = dictionary({"/Font": fonts})
    form[NameObject("/DA")] = TextStringObject("/F 12 Tf 0 g")
    writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    return written(writer)
