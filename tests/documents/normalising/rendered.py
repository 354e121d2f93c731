"""Converts in one line and shows what became of the pages."""

import io
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader

from documents.normalising.converting import Source, convert
from documents.recognising import recognise

Colour = tuple[int, int, int]


def converted(*contents: bytes, title: str = "Mietvertrag") -> bytes:
    output = io.BytesIO()
    convert([source(content) for content in contents], output, title=title)
    return output.getvalue()


def source(content: bytes) -> Source:
    kind = recognise(content[:1024])
    assert kind is not None
    return Source(io.BytesIO(content), kind)


def pages(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render().to_pil().convert("RGB") for page in document]


def colour(page: Image.Image, across: float, down: float) -> Colour:
    """Give the colour at this share of the width and the height."""
    place = int(page.width * across), int(page.height * down)
    red, green, blue = page.crop((*place, place[0] + 1, place[1] + 1)).tobytes()
    return red, green, blue


def is_near(colour: Colour, other: Colour) -> bool:
    return all(abs(one - two) < 12 for one, two in zip(colour, other, strict=True))


def coding_of(pdf: bytes) -> dict[str, Any]:
    """Tell how the picture of the first page is coded."""
    resources: Any = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]
    [found] = resources["/XObject"].values()
    facts: dict[str, Any] = found.get_object()
    return facts
