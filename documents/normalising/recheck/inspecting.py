"""Looks through every object of a finished PDF for what our PDFs never hold."""

from typing import Any, BinaryIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
)

from documents.normalising.doubts import Doubt, Doubtful


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


CATALOGUE = _names("/Type /Pages /Metadata /OutputIntents /ViewerPreferences /Lang")
KEYS = _names(
    # Scripts, actions and what starts them; links.
    "/JS /JavaScript /OpenAction /AA /URI /Launch /Win /Next /Dests /Outlines"
    # Files within, or somewhere else.
    " /EmbeddedFile /EmbeddedFiles /EF /AF /Collection /FS /FFilter"
    # What is drawn, filled in or played by the viewer.
    " /Annots /AcroForm /XFA /NeedsRendering /RichMedia /3DD /Movie /Sound"
    # What is signed, encrypted, or shown to some and not to others.
    " /Encrypt /Perms /DSS /OCProperties /OC /Threads /PieceInfo /Alternates /OPI"
)
KINDS = _names(
    "/Action /JavaScript /Launch /URI /GoTo /GoToR /GoToE /GoTo3DView /Named /Hide"
    " /SubmitForm /ResetForm /ImportData /Rendition /SetOCGState /RichMediaExecute"
    " /Annot /Link /Widget /FileAttachment /RichMedia /Screen /Movie /Sound /3D /U3D"
    " /PRC /Sig /EmbeddedFile /Filespec /F /OCG /OCMD /PS"
)
KIND = ("/Type", "/Subtype", "/S")
FILTERS = _names("/DCTDecode /FlateDecode /CCITTFaxDecode")
# What pypdf raises on numbers and references that no writer of ours makes.
BROKEN = (
    *(PyPdfError, ValueError, LookupError, TypeError, AttributeError),
    *(OverflowError, RecursionError),
)
OBJECTS, OBJECTS_PER_PAGE = 100, 50
DEPTH = 20


def inspect(stream: BinaryIO, *, page_count: int) -> PdfReader:
    """Raise Doubtful if there is anything wrong with it; else return it opened."""
    stream.seek(0)
    try:
        reader = PdfReader(stream, strict=True)
        if len(reader.pages) != page_count:
            raise Doubtful(Doubt.PAGE_COUNT)
        _require(set(reader.root_object) <= CATALOGUE)
        _check(reader.trailer)
        numbers = _numbers(reader)
        _require(len(numbers) <= OBJECTS + OBJECTS_PER_PAGE * page_count)
        for number, generation in numbers:
            _check(reader.get_object(IndirectObject(number, generation, reader)))
        return reader  # noqa: TRY300 -- all above may raise
    except BROKEN as error:
        raise Doubtful(Doubt.BROKEN) from error


def _require(fact: bool) -> None:  # noqa: FBT001
    if not fact:
        raise Doubtful(Doubt.FORBIDDEN)


def _numbers(reader: PdfReader) -> list[tuple[int, int]]:
    plain = [
        (number, generation)
        for generation, places in reader.xref.items()
        for number in places
    ]
    return plain + [(number, 0) for number in reader.xref_objStm]


def _check(thing: Any, depth: int = 0) -> None:
    _require(depth <= DEPTH)
    if isinstance(thing, DictionaryObject):
        _require(KEYS.isdisjoint(thing))
        _require(KINDS.isdisjoint(str(thing.get(name)) for name in KIND))
        _require(_filters(thing) <= FILTERS)
        # Elsewhere a font may be called so; of a stream it is a file outside.
        _require(not (isinstance(thing, StreamObject) and "/F" in thing))
        for value in thing.values():
            _check(value, depth + 1)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            _check(value, depth + 1)


def _filters(thing: DictionaryObject) -> set[str]:
    used = thing.get("/Filter", [])
    return set(map(str, used)) if isinstance(used, list) else {str(used)}
