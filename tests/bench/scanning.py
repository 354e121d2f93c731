"""Letters as flatbed scanners and copiers send them."""

import io
from functools import cache

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont

from tests.bench.grain import grained
from tests.bench.letters import letter, page_of, picture_pdf

A4_PIXELS = {200: (1654, 2339), 300: (2480, 3508)}
POINTS = 10.5
PAPER, INK, HOUSE, STAMP = (250, 249, 245), (30, 30, 34), (20, 70, 140), (190, 40, 50)
# Copiers send what was set on them: every other page here comes finer.
RESOLUTIONS = [200, 300] * 5


def scan() -> bytes:
    """Return an A4 page in colour at 300 dpi, stored without loss."""
    file = io.BytesIO()
    _scanned(300, seed=50).save(file, "PNG", dpi=(300, 300))
    return file.getvalue()


def scanner_pdf() -> bytes:
    """Return ten pages, each a JPEG."""
    pictures = []
    for number, resolution in enumerate(RESOLUTIONS):
        file = io.BytesIO()
        _scanned(resolution, seed=60 + number).save(file, "JPEG", quality=80)
        pictures.append(file.getvalue())
    return picture_pdf(pictures, RESOLUTIONS)


def _scanned(resolution: int, seed: int) -> Image.Image:
    page = _printed(A4_PIXELS[resolution], seed)
    _add_colours(page, resolution)
    # The sheet lay a little askew, and the lamp is not the same all over.
    laid = page.rotate(0.4, Image.Resampling.BILINEAR, fillcolor=PAPER)
    lamp = (
        Image.linear_gradient("L")
        .resize(laid.size)
        .point([248 + v // 36 for v in range(256)])
    )
    lit = ImageChops.multiply(laid, Image.merge("RGB", [lamp] * 3))
    # One sheet of noise for each resolution, as a sensor has.
    return grained(lit, 1.6, 0.8, resolution)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _printed(size: tuple[int, int], seed: int) -> Image.Image:
    lines = page_of(POINTS, seed)
    # Room for the head of the letter, and for who signs it.
    pdf = letter([[""] * 8 + lines[8:-6]], POINTS)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        drawn = page.render(scale=size[0] / page.get_width()).to_pil().convert("RGB")
    fitted = drawn.crop((0, 0, *size))
    paper, ink = Image.new("RGB", size, PAPER), Image.new("RGB", size, INK)
    return ImageChops.lighter(ImageChops.multiply(fitted, paper), ink)


def _add_colours(page: Image.Image, resolution: int) -> None:
    """Draw a letterhead, a stamp and a signature."""
    draw, inch = ImageDraw.Draw(page), resolution
    width, height = page.size
    draw.rectangle((0.8 * inch, 0.45 * inch, 1.3 * inch, 0.95 * inch), HOUSE)
    draw.ellipse((0.92 * inch, 0.57 * inch, 1.18 * inch, 0.83 * inch), PAPER)
    draw.text(
        (1.5 * inch, 0.45 * inch), "Hausverwaltung Bergmann", HOUSE, _font(inch // 4)
    )
    draw.line(
        (0.8 * inch, 1.1 * inch, width - 0.8 * inch, 1.1 * inch), HOUSE, inch // 40
    )
    around = (
        width - 2.6 * inch,
        height - 1.5 * inch,
        width - 1.0 * inch,
        height - 0.7 * inch,
    )
    draw.ellipse(around, outline=STAMP, width=inch // 50)
    middle = (width - 1.8 * inch, height - 1.1 * inch)
    draw.text(middle, "EINGANG", STAMP, _font(inch // 5), anchor="mm")
    strokes = [
        (inch * (1 + number * 0.12), height - inch * (1.0 + 0.25 * (number % 3 - 1)))
        for number in range(14)
    ]
    draw.line(strokes, HOUSE, inch // 60, joint="curve")
