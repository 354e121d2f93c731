"""The bare work: decode, resample, code, to as many pixels and bytes as ours."""

import io
import zlib
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pi_heif
import pypdfium2
from PIL import Image, ImageOps
from pypdf import PageObject, PdfReader

# As ours: so many levels of grey, in half a byte each.
GREYS = 12
LEVELS = [round(level * (GREYS - 1) / 255) for level in range(256)]


class Aim(NamedTuple):
    """What our result is made of: the pixels of its pages, and all their bytes."""

    sizes: list[tuple[int, int]]
    picture_bytes: int


def aim_of(pdf: bytes) -> Aim:
    pictures = [_picture(page) for page in PdfReader(io.BytesIO(pdf)).pages]
    return Aim(
        [(int(one["/Width"]), int(one["/Height"])) for one in pictures],
        sum(len(one._data) for one in pictures),
    )


def picture(data: bytes, aim: Aim, quality: int) -> bytes:
    """Turn a photograph or a scan into an upright JPEG."""
    _register()
    [(width, height)] = aim.sizes
    image = Image.open(io.BytesIO(data))
    if (width > height) != (image.width > image.height):
        width, height = height, width
    image.draft("RGB", (width, height))
    # As Pillow resizes unless told otherwise; of the same size, it only copies.
    shown = image.resize((width, height))
    shown.info["exif"] = image.info.get("exif", b"")
    return _jpeg(ImageOps.exif_transpose(shown), quality)


def scanned_pages(data: bytes, aim: Aim, quality: int) -> bytes:
    """Draw the pages of a PDF, and code each as a JPEG."""
    drawn = (
        page.render(
            scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True
        )
        for page, (width, _) in zip(_pages(data), aim.sizes, strict=True)
    )
    return b"".join(_jpeg(page.to_pil().convert("RGB"), quality) for page in drawn)


def written_pages(data: bytes, aim: Aim, quality: int) -> bytes:
    """Draw the pages of a PDF in grey, and code each without loss in few levels."""
    del quality
    drawn = (
        page.render(scale=width / page.get_width(), grayscale=True).to_pil()
        for page, (width, _) in zip(_pages(data), aim.sizes, strict=True)
    )
    return b"".join(_few_greys(page) for page in drawn)


def _pages(data: bytes) -> Iterator[pypdfium2.PdfPage]:
    with pypdfium2.PdfDocument(data) as document:
        yield from document


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


def _few_greys(page: Image.Image) -> bytes:
    numbers = page.point(LEVELS)
    numbers.putpalette(bytes(3))
    return zlib.compress(numbers.tobytes("raw", "P;4"))


def _picture(page: PageObject) -> Any:
    resources: Any = page["/Resources"]
    [picture] = resources["/XObject"].values()
    return picture.get_object()


@cache
def _register() -> None:
    pi_heif.register_heif_opener()
