"""The new PDF says what it is, and nothing about where it came from."""

import io
import re
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from documents.normalising.output.pdf_a import Label
from tests import samples
from tests.documents.normalising.assembled import assembled, blank, stretch
from tests.documents.normalising.rendered import converted

LABEL = Label("Lohn für Mai (ä) & <Juni>", "Einkommensnachweis", "7K3M-92QX")
# What two makings of one PDF may differ in.
IDENTIFIERS = re.compile(rb"/ID \[.*?\]", re.DOTALL)
SECRET = b"Geheimnis"


def made(label: Label = LABEL) -> PdfReader:
    return PdfReader(io.BytesIO(assembled(blank(), label=label)))


def test_it_is_named_by_title_type_and_reference() -> None:
    assert made().metadata == {
        "/Title": LABEL.title,
        "/Subject": LABEL.subject,
        "/Keywords": LABEL.reference,
    }


def test_the_xmp_says_the_same() -> None:
    xmp = made().xmp_metadata

    assert xmp is not None
    assert xmp.dc_title == {"x-default": LABEL.title}
    assert xmp.dc_description == {"x-default": LABEL.subject}
    assert (xmp.dc_identifier, xmp.pdf_keywords) == (LABEL.reference,) * 2
    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("2", "B")


def test_what_is_not_known_is_not_said() -> None:
    reader = made(Label(""))

    assert not reader.metadata
    assert reader.xmp_metadata is not None
    assert not reader.xmp_metadata.dc_title
    assert b"dc:description" not in reader.xmp_metadata.stream.get_data()


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("a\x00b\x1fc\x7fd\x9fe", "a b c d e"),
        ("  Miete\r\n", "Miete"),
        ("\ufeffMiete\uffff\ud800", "Miete"),
        ("عقد الإيجار 😀", "عقد الإيجار 😀"),
        ("Miete " * 10_000, ("Miete " * 200)[:1000].strip()),
        ("]]><rdf:li>&amp;", "]]><rdf:li>&amp;"),
    ],
)
def test_odd_signs_in_a_title_do_no_harm(title: str, shown: str) -> None:
    reader = made(Label(title))

    assert reader.metadata is not None
    assert reader.xmp_metadata is not None
    assert reader.metadata.title == shown
    assert reader.xmp_metadata.dc_title == {"x-default": shown}


def test_it_holds_nothing_else() -> None:
    reader = made()

    assert set(reader.root_object) == {
        *("/Type", "/Pages", "/Metadata", "/OutputIntents", "/ViewerPreferences")
    }
    preferences: object = reader.root_object["/ViewerPreferences"]
    assert preferences == {"/DisplayDocTitle": True}


def test_the_same_pages_make_the_same_bytes() -> None:
    one, other = (assembled(blank([stretch("Miete")])) for _ in range(2))

    assert IDENTIFIERS.sub(b"", one) == IDENTIFIERS.sub(b"", other)
    assert IDENTIFIERS.search(one)


def with_secrets(kind: str) -> bytes:
    """Make a picture that says more than it shows, in every way this kind knows."""
    exif = Image.Exif()
    exif[0x013B] = exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[0x1D] = SECRET.decode()
    options: dict[str, object] = {"exif": exif}
    if kind in {"JPEG", "GIF"}:
        options["comment"] = SECRET
    if kind in {"JPEG", "WEBP", "PNG", "TIFF"}:
        options["xmp"] = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    if kind == "GIF":
        del options["exif"]
    return samples.saved(samples.picture(), kind, **options)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF"])
def test_what_a_picture_says_beside_is_left_out(kind: str) -> None:
    content = with_secrets(kind)

    assert SECRET in content
    assert SECRET not in unpacked(converted(content))


def test_what_a_pdf_says_about_itself_is_left_out() -> None:
    content = samples.pdf_about(SECRET.decode())

    assert SECRET in content
    assert SECRET not in unpacked(converted(content))


def unpacked(pdf: bytes) -> bytes:
    """Give all that is in it, also what is compressed."""
    reader = PdfReader(io.BytesIO(pdf))
    found = [pdf]
    for number in reader.xref[0]:
        thing: Any = reader.get_object(number)
        found.append(thing.get_data() if hasattr(thing, "get_data") else b"")
    return b"\n".join(found)
