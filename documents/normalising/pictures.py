"""Turns a picture file into pages: upright, opaque, no larger than A4 at 300 dpi."""

import math
import warnings
from collections.abc import Iterator
from typing import BinaryIO

import pi_heif

# All named, or Pillow would load the plug-ins of every format it knows.
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from documents.normalising import colours
from documents.normalising.limits import (
    JPEG_PIXELS,
    PIXELS,
    TIFF_PAGES,
    TIFF_PIXELS,
)
from documents.normalising.pages import Page, page
from documents.normalising.paper import on_paper, scale_to_fit, square
from documents.normalising.reasons import Reason, Unreadable
from documents.recognising import Kind

AVIF = AvifImagePlugin.AvifImageFile.format
HEIF = "HEIF"
# Never MPO: the JPEG plug-in opens those, and takes the first picture.
FORMATS = {
    Kind.JPEG: (JpegImagePlugin.JpegImageFile.format,),
    Kind.PNG: (PngImagePlugin.PngImageFile.format,),
    Kind.WEBP: (WebPImagePlugin.WebPImageFile.format,),
    Kind.GIF: (GifImagePlugin.GifImageFile.format,),
    Kind.BMP: (BmpImagePlugin.BmpImageFile.format,),
    Kind.TIFF: (TiffImagePlugin.TiffImageFile.format,),
    # Their general brands do not always tell these two apart.
    Kind.HEIC: (HEIF, AVIF),
    Kind.AVIF: (AVIF, HEIF),
}
ORIENTATION = 274
NEW_SUBFILE_TYPE = 254
# Thumbnails and transparency masks among the pictures of a TIFF.
NOT_A_PAGE = 1 | 4
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
TAIL_ROWS = 8
# What libjpeg paints where the data has ended.
TAIL_GREY = 128

pi_heif.register_heif_opener()


def pages(stream: BinaryIO, kind: Kind) -> Iterator[Page]:
    Image.MAX_IMAGE_PIXELS = JPEG_PIXELS if kind is Kind.JPEG else PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        image = Image.open(stream, formats=FORMATS[kind])
        for frame in _frames(image):
            yield _page(frame)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unreadable(Reason.TOO_LARGE) from error
    except (OSError, SyntaxError, EOFError, ValueError) as error:
        raise Unreadable(_blame(error)) from error


def _blame(error: Exception) -> Reason:
    said = str(error).lower()
    cut = isinstance(error, EOFError) or "truncated" in said or "end of file" in said
    return Reason.INCOMPLETE if cut else Reason.DAMAGED


def _frames(image: ImageFile.ImageFile) -> Iterator[ImageFile.ImageFile]:
    """Take what shows first; of a TIFF, every page."""
    if not isinstance(image, TiffImagePlugin.TiffImageFile):
        yield image
        return
    pixels = 0
    for number in range(TIFF_PAGES + 1):
        try:
            image.seek(number)
        except EOFError:
            return
        if number == TIFF_PAGES:
            raise Unreadable(Reason.TOO_MANY_PAGES)
        pixels += math.prod(image.size)
        if math.prod(image.size) > PIXELS or pixels > TIFF_PIXELS:
            raise Unreadable(Reason.TOO_LARGE)
        if number == 0 or not _is_aside(image):
            yield image


def _is_aside(image: TiffImagePlugin.TiffImageFile) -> bool:
    return bool(image.tag_v2.get(NEW_SUBFILE_TYPE, 0) & NOT_A_PAGE)


def _page(image: ImageFile.ImageFile) -> Page:
    image.draft(image.mode, _fitted(image.size))
    image.load()
    if image.format in {"JPEG", "MPO"} and _has_grey_tail(image):
        raise Unreadable(Reason.INCOMPLETE)
    turn = UPRIGHT.get(_orientation(image))
    shown = colours.resamplable(image)
    resolution = image.info.get("dpi") if image.format == "TIFF" else None
    if shown.size != (size := _fitted(square(shown.size, resolution))):
        shown = shown.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    shown = colours.plain(shown)
    if turn is not None:
        shown = shown.transpose(turn)
    return page(shown, on_paper(shown.size))


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    scale = scale_to_fit(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _orientation(image: Image.Image) -> int:
    """Read EXIF or XMP; what is too broken to read turns nothing."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 -- broken metadata may raise anything
        return 1


def _has_grey_tail(image: Image.Image) -> bool:
    width, height = image.size
    if image.mode not in {"L", "RGB"} or height <= 2 * TAIL_ROWS:
        return False
    grey = bytes([TAIL_GREY]) * len(image.getbands())
    tail = image.crop((0, height - TAIL_ROWS, width, height))
    if tail.tobytes() != grey * (width * TAIL_ROWS):
        return False
    # A picture that is one grey all over was painted so.
    return image.tobytes() != grey * (width * height)
