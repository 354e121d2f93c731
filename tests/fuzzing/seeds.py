"""Small files of every kind, to begin with."""

from PIL import Image

from documents.recognising import Kind
from tests import samples
from tests.documents.normalising.photographed import page_of_text
from tests.documents.normalising.recheck.plain_pdfs import packed, pdf

SMALL = (48, 66)


def seeds() -> dict[Kind, list[bytes]]:
    return {
        Kind.JPEG: [
            samples.jpeg(SMALL, orientation=6),
            _saved("JPEG", progressive=True),
            _saved("JPEG", mode="CMYK"),
        ],
        Kind.PNG: [
            samples.png(SMALL),
            samples.transparent_png(SMALL),
            samples.deep_grey_png(30_000, SMALL),
            _saved("PNG", mode="P"),
        ],
        Kind.HEIC: [samples.heic(SMALL)],
        Kind.AVIF: [_saved("AVIF", speed=10)],
        Kind.WEBP: [_saved("WEBP"), _saved("WEBP", lossless=True)],
        Kind.GIF: [_saved("GIF", mode="P")],
        Kind.BMP: [_saved("BMP"), _saved("BMP", mode="1")],
        Kind.TIFF: _tiffs(),
        Kind.PDF: _pdfs(),
    }


def _tiffs() -> list[bytes]:
    return [
        samples.tiff(pages=3, size=(30, 40)),
        _saved("TIFF", mode="1", compression="group4"),
        _saved("TIFF", compression="tiff_lzw"),
        _saved("TIFF", compression="jpeg"),
    ]


def _pdfs() -> list[bytes]:
    return [
        samples.pdf(pages=2),
        page_of_text("Courier", 9, lines=3),
        pdf("/OpenAction 7 0 R", "", packed("<</S/JavaScript/JS(x)>>")),
        samples.pdf_with_attachment(b"attached"),
        _saved("PDF"),
    ]


def _saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    picture: Image.Image = samples.picture(SMALL).convert(mode)
    return samples.saved(picture, kind, **options)
