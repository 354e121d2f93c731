"""Draws one page of a PDF as viewers show it, and lays its words over it."""

import math
from collections.abc import Sequence

import pypdfium2
from PIL import Image

from documents.normalising.flags import Flag
from documents.normalising.output.coding import flat, lossless
from documents.normalising.output.flatness import with_shades
from documents.normalising.output.jpegs import jpeg
from documents.normalising.output.pages import POINTS, Page
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sources.colours import is_grey
from documents.normalising.sources.inks import greys
from documents.normalising.sources.paper import in_the_middle
from documents.normalising.sources.scans import Scan, scan_on
from documents.normalising.text.entries import entries
from documents.normalising.text.text_layer import Stretch
from documents.normalising.text.words import words

# As measured, 8 point print is recognised at the first as well as at 300.
RESOLUTION, FINE_RESOLUTION = 150, 200
# The height of a line of 7.5 point print, and the share of words that is too many.
SMALL_PRINT, SMALL_SHARE = 9.0, 0.05
# A fax of a finer one, or with more pixels that are neither black nor white when it
# is drawn in its own, would lose by being made black and white again.
FINEST_FAX = 310
BLACK, WHITE, BETWEEN_SHARE = 32, 224, 0.1
IS_WHITE = [0] * 128 + [255] * 128
# Enough to see whether there is any colour.
GLANCE = 1 / 6
PAGE_PIXELS = 9_000_000
# The longer side of a page that is as small as a stamp.
LEAST_PIXELS = 400
# A side that JPEG and Pillow still take, for pages that are one long line.
SIDE_PIXELS = 20_000
# The largest sheet a PDF may have, in points.
LARGEST_SIDE = 14_400
SMALLEST_SIDE = 3


def drawn(sheet: pypdfium2.PdfPage) -> Page:
    """Choose colours, resolution and coding by what is on it; raise Unreadable."""
    width, height = size = sheet.get_size()
    # First of all: the size might be nonsense.
    scale = drawing_scale(width, height)
    scan, found = scan_on(sheet), words(sheet) + entries(sheet)
    notes = [Flag.SCALED] if scale < RESOLUTION / POINTS else []
    scale = drawing_scale(width, height, _resolution(scan, found))
    if scan:
        image = _bilevel(sheet, scan) or _scanned(sheet, scale, grey=scan.grey)
        picture = lossless(image) or jpeg(image, enough=scan.size_in_bytes)
    elif levels := greys(sheet):
        image = _in_grey(sheet, scale)
        picture = flat(image, with_shades(levels))
    else:
        image = _written(sheet, scale)
        picture = lossless(image) or jpeg(image, sharp=True)
    paper = _paper(width, height)
    if paper != size:
        # Nobody searches a sheet of five metres, or one as thin as a line.
        place = in_the_middle(image.size, paper)
        return Page(image, picture, paper, place, notes=notes)
    return Page(image, picture, paper, (0, 0, *paper), found, notes)


def drawing_scale(width: float, height: float, resolution: float = RESOLUTION) -> float:
    """Give the pixels to a point; raise Unreadable if the page has no extent."""
    if not (math.isfinite(width) and math.isfinite(height)):
        raise Unreadable(Reason.DAMAGED)
    if width <= 0 or height <= 0:
        raise Unreadable(Reason.DAMAGED)
    return min(
        max(resolution / POINTS, LEAST_PIXELS / max(width, height)),
        math.sqrt(PAGE_PIXELS / (width * height)),
        SIDE_PIXELS / max(width, height),
    )


def _resolution(scan: Scan | None, found: Sequence[Stretch]) -> int:
    if scan:
        return round(min(max(RESOLUTION, scan.resolution), FINE_RESOLUTION))
    small = sum(len(stretch.words) for stretch in found if stretch.height < SMALL_PRINT)
    if small > SMALL_SHARE * sum(len(stretch.words) for stretch in found):
        return FINE_RESOLUTION
    return RESOLUTION


def _written(sheet: pypdfium2.PdfPage, scale: float) -> Image.Image:
    """Draw in grey where that is enough: PDFium's letters come out sharper."""
    if not is_grey(_rendered(sheet, scale * GLANCE)):
        return _rendered(sheet, scale).convert("RGB")
    return _in_grey(sheet, scale)


def _in_grey(sheet: pypdfium2.PdfPage, scale: float) -> Image.Image:
    image: Image.Image = sheet.render(scale=scale, grayscale=True).to_pil()
    # The bitmap's memory ends with the bitmap.
    return image.copy()


def _bilevel(sheet: pypdfium2.PdfPage, scan: Scan) -> Image.Image | None:
    """Draw a fax pixel by pixel; if that fails, it is better drawn in grey."""
    if not scan.bilevel or scan.resolution > FINEST_FAX:
        return None
    width, height = sheet.get_size()
    grey = _in_grey(sheet, drawing_scale(width, height, scan.resolution))
    between = sum(grey.histogram()[BLACK:WHITE])
    if between > BETWEEN_SHARE * grey.width * grey.height:
        return None
    return grey.point(IS_WHITE, "1")


def _scanned(sheet: pypdfium2.PdfPage, scale: float, *, grey: bool) -> Image.Image:
    # In grey, PDFium would be slower.
    page = _rendered(sheet, scale)
    return page.convert("L" if grey or is_grey(page) else "RGB")


def _rendered(sheet: pypdfium2.PdfPage, scale: float) -> Image.Image:
    bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image: Image.Image = bitmap.to_pil()
    return image


def _paper(width: float, height: float) -> tuple[float, float]:
    scale = min(1.0, LARGEST_SIDE / max(width, height))
    return max(SMALLEST_SIDE, width * scale), max(SMALLEST_SIDE, height * scale)
