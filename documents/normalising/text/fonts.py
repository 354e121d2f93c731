"""The font of the text layer as a PDF holds it: its glyphs, and what they stand for."""

import struct
from collections.abc import Iterator

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from documents.normalising.text.glyphless import (
    ADVANCE,
    ASCENT,
    BOX,
    DESCENT,
    GLYPH,
    font_file,
)
from documents.normalising.text.text_layer import Codes

# Six letters and a plus mark a font that is not whole.
NAME = "/AAAAAA+Unseen"
FIXED_PITCH, SYMBOLIC = 1, 4
# A table may not list more at once.
AT_ONCE = 100

CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Font:
    """Collects what the pages of one PDF write, and then becomes part of it."""

    def __init__(self, writer: PdfWriter) -> None:
        self.codes = Codes()
        # There is no public way to add an object.
        self._add = writer._add_object  # noqa: SLF001
        self._font = DictionaryObject()
        self._reference: IndirectObject | None = None

    @property
    def reference(self) -> IndirectObject:
        if self._reference is None:
            self._reference = self._add(self._font)
        return self._reference

    def finish(self) -> None:
        if self._reference is None:
            return
        data = font_file()
        file = _stream(data)
        file[NameObject("/Length1")] = NumberObject(len(data))
        descriptor = self._add(_descriptor(self._add(file)))
        meanings = _stream((CMAP % "\n".join(_meanings(self.codes))).encode("ascii"))
        self._font.update(
            _named(
                Type="/Font", Subtype="/Type0", BaseFont=NAME, Encoding="/Identity-H"
            )
        )
        glyphs = _glyphs(descriptor)
        same = struct.pack(">H", GLYPH) * len(self.codes)
        # One pair of bytes for every code, from 0 on.
        glyphs[NameObject("/CIDToGIDMap")] = self._add(_stream(bytes(2) + same))
        self._font[NameObject("/DescendantFonts")] = ArrayObject([self._add(glyphs)])
        self._font[NameObject("/ToUnicode")] = self._add(meanings)


def _meanings(codes: Codes) -> Iterator[str]:
    pairs = [
        f"<{code}> <{chr(sign).encode('utf-16-be').hex()}>"
        for sign, code in codes.items()
        if code
    ]
    for start in range(0, len(pairs), AT_ONCE):
        some = pairs[start : start + AT_ONCE]
        yield "\n".join([f"{len(some)} beginbfchar", *some, "endbfchar"])


def _descriptor(file: IndirectObject) -> DictionaryObject:
    descriptor = _named(Type="/FontDescriptor", FontName=NAME)
    box = [NumberObject(side) for side in BOX]
    numbers = {
        "/Flags": FIXED_PITCH | SYMBOLIC,
        "/ItalicAngle": 0,
        "/Ascent": ASCENT,
        "/Descent": DESCENT,
        "/CapHeight": ASCENT,
        "/StemV": 0,
    }
    for name, number in numbers.items():
        descriptor[NameObject(name)] = NumberObject(number)
    descriptor[NameObject("/FontBBox")] = ArrayObject(box)
    descriptor[NameObject("/FontFile2")] = file
    return descriptor


def _glyphs(descriptor: IndirectObject) -> DictionaryObject:
    glyphs = _named(Type="/Font", Subtype="/CIDFontType2", BaseFont=NAME)
    glyphs[NameObject("/DW")] = NumberObject(ADVANCE)
    glyphs[NameObject("/FontDescriptor")] = descriptor
    glyphs[NameObject("/CIDSystemInfo")] = DictionaryObject(
        {
            NameObject("/Registry"): TextStringObject("Adobe"),
            NameObject("/Ordering"): TextStringObject("Identity"),
            NameObject("/Supplement"): NumberObject(0),
        }
    )
    return glyphs


def _stream(data: bytes) -> StreamObject:
    stream = StreamObject()
    stream.set_data(data)
    return stream.flate_encode()


def _named(**names: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(f"/{key}"): NameObject(name) for key, name in names.items()}
    )
