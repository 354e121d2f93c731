"""A page of the new PDF, as the re-check sees it: one picture and unseen text."""

import math
from typing import NamedTuple

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from documents.normalising.doubts import Doubt, Doubtful
from documents.normalising.recheck import glimpses
from documents.normalising.recheck.glimpses import OVER, Box
from documents.normalising.recheck.unfolding import Flat
from documents.normalising.sources.grids import SIDE, shrunk

# In points: what rounding does to a page.
SLACK = 1.0
# How far the shapes of a picture and of its place may be apart.
DISTORTION = 0.02
# Pixels of a rendering's longer side: so many that one does not count, and no more.
FINELY, MOST = 720, 4000


class Result(NamedTuple):
    page: pypdfium2.PdfPage
    picture: pypdfium2.PdfImage
    pixels: tuple[int, int]
    # On the page.
    place: Box
    # The same picture, if it is one of few colours.
    flat: Flat | None = None

    @property
    def is_jpeg(self) -> bool:
        return glimpses.is_jpeg(self.picture)

    def look(self, size: tuple[int, int], *, closely: bool = False) -> Image.Image:
        decoded = glimpses.jpeg_in(self.picture, closely=closely)
        if decoded is None and self.flat and self.flat.size == self.pixels:
            decoded = self.flat.image()
        if decoded:
            return shrunk(decoded, size).convert("RGB")
        left, bottom, right, top = self.place
        exactly = closely or max(self.pixels) <= OVER * SIDE
        width, height = self.page.get_size()
        roughly = OVER * SIDE / max(width, height)
        whole = glimpses.rendered(self.page, self._scale() if exactly else roughly)
        x, y = whole.width / width, whole.height / height
        edges = left * x, (height - top) * y, right * x, (height - bottom) * y
        part = [
            min(max(0, edge), most)
            for edge, most in zip(edges, whole.size * 2, strict=True)
        ]
        return shrunk(whole, size, (part[0], part[1], part[2], part[3]))

    def _scale(self) -> float:
        """Give the scale at which each pixel of the picture is one or several.

        Else much gets lost between pixels, and PDFium draws one too many.
        """
        times = max(1, math.ceil(FINELY / max(self.pixels)))
        scale: float = times * self.pixels[0] / (self.place[2] - self.place[0])
        most: float = MOST / max(self.page.get_size())
        return min(scale, most)


def result(page: pypdfium2.PdfPage) -> Result:
    """Take the page apart; raise Doubtful if it is not as we make them."""
    picture = pypdfium2.PdfImage(_only_picture(page), page=page)
    left, bottom, right, top = place = picture.get_bounds()
    width, height = page.get_size()
    columns, rows = pixels = picture.get_px_size()
    inside = min(left, bottom, width - right, height - top) >= -SLACK
    fills = right - left >= width - SLACK or top - bottom >= height - SLACK
    shape = (right - left) * rows / ((top - bottom) * columns)
    if page.get_rotation() or not inside or not fills:
        raise Doubtful(Doubt.FORBIDDEN)
    # Half a pixel is rounded away.
    most = DISTORTION + 1 / min(pixels)
    if not 1 - most <= shape <= 1 + most:
        raise Doubtful(Doubt.DIFFERENT)
    return Result(page, picture, pixels, place)


def _only_picture(page: pypdfium2.PdfPage) -> raw.FPDF_PAGEOBJECT:
    pictures = []
    for number in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, number)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(thing)
        elif kind != raw.FPDF_PAGEOBJ_TEXT or not _is_invisible(thing):
            raise Doubtful(Doubt.FORBIDDEN)
    if len(pictures) != 1:
        raise Doubtful(Doubt.FORBIDDEN)
    return pictures[0]


def _is_invisible(text: raw.FPDF_PAGEOBJECT) -> bool:
    mode = raw.FPDFTextObj_GetTextRenderMode(text)
    return bool(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE)
