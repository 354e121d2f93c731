"""Draws sample papers, so that the demo shows something."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

A4 = (1240, 1754)
MARGIN = 110


def photo(heading: str) -> bytes:
    """Return a page as JPEG."""
    return _saved(_page(heading), "JPEG")


def pdf(heading: str) -> bytes:
    """Return a page as PDF."""
    return _saved(_page(heading), "PDF")


def _page(heading: str) -> Image.Image:
    page = Image.new("RGB", A4, "white")
    draw = ImageDraw.Draw(page)
    draw.text((MARGIN, MARGIN), heading, "black", ImageFont.load_default(34))
    small = ImageFont.load_default(26)
    lines = ["Muster · Demo · ohne rechtliche Wirkung", ""]
    lines += [f"Position {n:02}      {n * 37 + 112},00 EUR" for n in range(1, 19)]
    for number, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + 120 + number * 52), line, "black", small)
    return page


def _saved(page: Image.Image, kind: str) -> bytes:
    buffer = BytesIO()
    page.save(buffer, kind, resolution=150)
    return buffer.getvalue()
