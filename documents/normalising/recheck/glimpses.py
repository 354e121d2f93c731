"""Small renderings of PDF pages.

A page that is one JPEG, as scanners and phones make them, is seen through it: at an
eighth of its size it decodes at a tenth of the cost. That may show less than the page
holds, so whoever finds a difference has to look closely.
"""

import contextlib
from io import BytesIO

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from documents.normalising.sources.grids import SIDE, shrunk

Box = tuple[float, float, float, float]
Pixels = tuple[int, int]

# PDFium draws the page so many times larger than the grid; letters a little more.
OVER, FINELY = 2, 3
# A JPEG is decoded at the smallest fraction of its size at which no side is less.
LEAST = 3 * SIDE // 2
JPEG_MODES = {"L", "RGB"}
# What may be missing at the edges of a page that a picture fills, in points.
MARGIN = 3
TURNED = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def of_page(
    page: pypdfium2.PdfPage, size: tuple[int, int], *, closely: Pixels | None = None
) -> Image.Image:
    """Show the page, cheaply or just as large as it was drawn."""
    if closely:
        return shrunk(rendered(page, _scale(page, closely)), size)
    if picture := _scanned(page):
        return shrunk(picture, size)
    return shrunk(rendered(page, FINELY * SIDE / max(page.get_size())), size)


def _scale(page: pypdfium2.PdfPage, drawn: Pixels) -> float:
    """Guess the scale, for PDFium rounds sides up; a hairline must not move."""
    sides = list(zip(drawn, page.get_size(), strict=True))
    most: float = min(pixels / side for pixels, side in sides)
    least: float = max((pixels - 1) / side for pixels, side in sides)
    return (most + max(least, 0)) / 2 if least < most else most


def rendered(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    picture: Image.Image = bitmap.to_pil()
    return picture.convert("RGB")


def is_jpeg(found: pypdfium2.PdfImage) -> bool:
    return bool(found.get_filters() == ["DCTDecode"])


def jpeg_in(found: pypdfium2.PdfImage, *, closely: bool = False) -> Image.Image | None:
    """Decode it as small as may be, or closely; None if it is no plain JPEG."""
    if not is_jpeg(found):
        return None
    data = bytes(found.get_data(decode_simple=False))
    with contextlib.suppress(OSError, ValueError, SyntaxError):
        picture = Image.open(BytesIO(data), formats=("JPEG",))
        if picture.mode in JPEG_MODES:
            if not closely:
                picture.draft(picture.mode, (LEAST, LEAST))
            return picture.convert("RGB")
    return None


def _scanned(page: pypdfium2.PdfPage) -> Image.Image | None:
    first = raw.FPDFPage_GetObject(page, 0)
    if not first or raw.FPDFPageObj_GetType(first) != raw.FPDF_PAGEOBJ_IMAGE:
        return None
    found = pypdfium2.PdfImage(first, page=page)
    matrix = found.get_matrix()
    upright = matrix.b == matrix.c == 0 and matrix.a > 0 and matrix.d > 0
    if not upright or not _alike(found.get_bounds(), page.get_bbox()):
        return None
    picture = jpeg_in(found)
    turn = TURNED.get(page.get_rotation())
    return picture if picture is None or turn is None else picture.transpose(turn)


def _alike(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= MARGIN for a, b in zip(one, other, strict=True))
