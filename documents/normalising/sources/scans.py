"""Tells pages that are a scanner's pictures from those that were written."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from documents.normalising.output.pages import POINTS

# Some scanners cut a page into strips.
FIRST_OBJECTS = 40
# A larger share of the page is no logo.
SHARE = 0.5
# So many more pieces of unseen text are looked at.
MOST_OBJECTS = 5000
# How far from square a pixel may be.
DISTORTION = 0.02
# Black, also where it is printed with four inks.
DARKEST, OPAQUE = 40, 255


class Scan(NamedTuple):
    resolution: float
    size_in_bytes: int
    # That there is nothing in colour on the page; if not, there may be or not.
    grey: bool
    # That all on the page is black or white, and its pixels are square.
    bilevel: bool


def scan_on(sheet: pypdfium2.PdfPage) -> Scan | None:
    """Return the picture, or all strips of it, that fills most of a page."""
    width, height = sheet.get_size()
    count = raw.FPDFPage_CountObjects(sheet)
    pictures = list(_pictures(sheet, min(count, FIRST_OBJECTS)))
    covered, resolution = 0.0, 0.0
    for picture in pictures:
        left, bottom, right, top = picture.get_bounds()
        extent = max(right - left, top - bottom)
        if extent > 0:
            covered += (right - left) * (top - bottom)
            pixels = max(picture.get_px_size())
            resolution = max(resolution, pixels / extent * POINTS)
    if covered < SHARE * width * height:
        return None
    weight = sum(
        raw.FPDFImageObj_GetImageDataRaw(picture, None, 0) for picture in pictures
    )
    alone = raw.FPDFPage_GetAnnotCount(sheet) == 0 and all(
        _is_unseen(sheet, number) for number in range(min(count, MOST_OBJECTS))
    )
    grey = alone and count <= MOST_OBJECTS and all(map(_is_grey, pictures))
    return Scan(resolution, weight, grey, grey and all(map(_is_bilevel, pictures)))


def _pictures(sheet: pypdfium2.PdfPage, count: int) -> Iterator[pypdfium2.PdfImage]:
    for number in range(count):
        found = raw.FPDFPage_GetObject(sheet, number)
        if raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_IMAGE:
            yield pypdfium2.PdfImage(found, page=sheet)


def _is_unseen(sheet: pypdfium2.PdfPage, number: int) -> bool:
    """Say whether it adds nothing to the pictures, as the text of a scanner does."""
    thing = raw.FPDFPage_GetObject(sheet, number)
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        mode = raw.FPDFTextObj_GetTextRenderMode(thing)
        return bool(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    return bool(kind == raw.FPDF_PAGEOBJ_IMAGE) and number < FIRST_OBJECTS


def _is_grey(picture: pypdfium2.PdfImage) -> bool:
    facts = picture.get_metadata()
    if facts.colorspace == raw.FPDF_COLORSPACE_UNKNOWN and facts.bits_per_pixel == 1:
        return _is_black_stencil(picture)
    return bool(facts.colorspace == raw.FPDF_COLORSPACE_DEVICEGRAY)


def _is_black_stencil(picture: pypdfium2.PdfImage) -> bool:
    """Say whether it is painted through, as some scanners do, with black."""
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(picture, *map(ctypes.byref, parts))
    *ink, opaque = (part.value for part in parts)
    return max(ink) <= DARKEST and opaque == OPAQUE


def _is_bilevel(picture: pypdfium2.PdfImage) -> bool:
    """Say whether it is a fax, with pixels that are as wide as they are high."""
    left, bottom, right, top = picture.get_bounds()
    matrix = picture.get_matrix()
    columns, rows = picture.get_px_size()
    if abs(matrix.b) > abs(matrix.a):
        columns, rows = rows, columns
    high, wide = columns * (top - bottom), rows * (right - left)
    square = abs(high - wide) <= DISTORTION * wide
    return square and bool(picture.get_metadata().bits_per_pixel == 1)
