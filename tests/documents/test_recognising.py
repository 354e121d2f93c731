"""The first bytes alone decide what a file is."""

import pytest
from PIL import Image

from documents.recognising import Kind, recognise
from tests import samples


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.jpeg(), Kind.JPEG),
        (samples.png(), Kind.PNG),
        (samples.heic(), Kind.HEIC),
        (samples.saved(samples.picture(), "AVIF"), Kind.AVIF),
        (samples.saved(samples.picture(), "WEBP"), Kind.WEBP),
        (samples.saved(samples.picture(), "GIF"), Kind.GIF),
        (samples.saved(samples.picture(), "BMP"), Kind.BMP),
        (samples.tiff(), Kind.TIFF),
        (b"MM\0*\0\0\0\x08", Kind.TIFF),
        (b"II+\0\x08\0\0\0", Kind.TIFF),
        (samples.pdf(), Kind.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.7\n", Kind.PDF),
        (b"From the scanner:\n%PDF-1.4\n", Kind.PDF),
    ],
)
def test_takes_what_is_taken(content: bytes, kind: Kind) -> None:
    assert recognise(content[:1024]) is kind


@pytest.mark.parametrize(
    ("brand", "compatible", "kind"),
    [
        (b"mif1", b"mif1heic", Kind.HEIC),
        (b"mif1", b"mif1avif", Kind.AVIF),
        (b"msf1", b"hevc", Kind.HEIC),
        (b"avis", b"avif", Kind.AVIF),
        (b"isom", b"mp42", None),
        (b"qt  ", b"heic", None),
    ],
)
def test_tells_containers_apart_by_brand(
    brand: bytes, compatible: bytes, kind: Kind | None
) -> None:
    size = (16 + len(compatible)).to_bytes(4, "big")

    assert recognise(size + b"ftyp" + brand + b"\0\0\0\0" + compatible) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        samples.text(),
        samples.eicar(),
        samples.zip_file(),
        samples.zip_file(b"%PDF-1.7"),
        b"MZ\x90\0" + b"%PDF-1.7",
        b"\x7fELF" + b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%PDF-1.7",
        b"8BPS\0\x01",
        b"\0\0\0\x0cjP  \r\n\x87\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM is how this letter begins, and more of it",
        b" " * 1024 + b"%PDF-1.7",
        samples.saved(Image.new("L", (9, 9)), "PPM"),
    ],
)
def test_takes_nothing_else(content: bytes) -> None:
    assert recognise(content) is None
