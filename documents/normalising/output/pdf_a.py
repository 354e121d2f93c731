"""What makes a PDF a PDF/A-2b: metadata, and colours that mean the same everywhere."""

import struct
from typing import NamedTuple
from xml.sax.saxutils import escape

from PIL import ImageCms
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from documents.normalising.text.text_layer import UNFIT

HEADER = "%PDF-1.7"
SRGB = "sRGB IEC61966-2.1"
# A colour profile says when it was made; ours is the same every time.
DATE, NO_DAY = slice(24, 36), struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
# PDF/A allows texts of 32,767 bytes; no title needs them.
MOST_SIGNS = 1000
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
%s
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
TRANSLATABLE = '<rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt>'


class Label(NamedTuple):
    """What the new PDF says about itself."""

    title: str
    # The type of document.
    subject: str = ""
    reference: str = ""


def make_pdf_a(writer: PdfWriter, label: Label) -> None:
    """Add what ISO 19005-2 asks for, once all pages are there."""
    label = Label(*[UNFIT.sub(" ", text[:MOST_SIGNS]).strip() for text in label])
    writer.pdf_header = HEADER
    # What pypdf says about itself would not stand in the XMP.
    writer.metadata = None
    info = dict(zip(("/Title", "/Subject", "/Keywords"), label, strict=True))
    writer.add_metadata({key: text for key, text in info.items() if text})
    writer.generate_file_identifiers()
    # There is no public way to add an object.
    add = writer._add_object  # noqa: SLF001
    root = writer.root_object
    root[NameObject("/Metadata")] = add(_xmp(label))
    intent = _output_intent()
    intent[NameObject("/DestOutputProfile")] = add(_profile())
    root[NameObject("/OutputIntents")] = ArrayObject([add(intent)])
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(value=True)}
    )


def _xmp(label: Label) -> StreamObject:
    title, subject, reference = map(escape, label)
    fields = {
        "dc:title": TRANSLATABLE % title if title else "",
        "dc:description": TRANSLATABLE % subject if subject else "",
        "dc:identifier": reference,
        "pdf:Keywords": reference,
    }
    packet = StreamObject()
    packet[NameObject("/Type")] = NameObject("/Metadata")
    packet[NameObject("/Subtype")] = NameObject("/XML")
    written = "\n".join(f"<{name}>{it}</{name}>" for name, it in fields.items() if it)
    packet.set_data((PACKET % written).encode())
    return packet


def _output_intent() -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject("/GTS_PDFA1"),
            NameObject("/OutputConditionIdentifier"): TextStringObject(SRGB),
            NameObject("/Info"): TextStringObject(SRGB),
        }
    )


def _profile() -> StreamObject:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    made = bytearray(srgb.tobytes())
    made[DATE] = NO_DAY
    profile = StreamObject()
    profile[NameObject("/N")] = NumberObject(3)
    profile.set_data(bytes(made))
    return profile.flate_encode()
