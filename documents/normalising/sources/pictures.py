"""Turns a picture file into pages: upright, opaque, no larger than A4 at 300 dpi."""

import math
import os
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

from documents.normalising.limits import JPEG_PIXELS, PIXELS
from documents.normalising.output.coding import Coded, lossless
from documents.normalising.output.jpegs import jpeg, photograph
from documents.normalising.output.pages import Page
from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sources import colours
from documents.normalising.sources.endings import ends_in_zeros, is_jpeg_cut_off
from documents.normalising.sources.frames import frames
from documents.normalising.sources.grids import packed
from documents.normalising.sources.paper import (
    in_the_middle,
    on_paper,
    scale_to_fit,
    square,
)
from documents.normalising.sources.sightings import of_picture
from documents.normalising.sources.tails import has_grey_tail
from documents.normalising.sources.upright import turn_of, turned
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
JPEGS = {"JPEG", "MPO"}
PHOTOS = {*JPEGS, HEIF, AVIF}
# What a copy for reading needs of a camera's bytes, and of bytes for a scanned pixel.
SHARE, PIXEL_SHARE = 0.33, 0.065
SCREEN_PIXELS = 4_000_000
# Their decoders take anything for data.
TELLING_NO_END = {Kind.HEIC, Kind.AVIF, Kind.WEBP}

pi_heif.register_heif_opener()


def pages(stream: BinaryIO, kind: Kind) -> Iterator[Page]:
    """Yield the page of a picture, or those of a TIFF; raise Unreadable."""
    Image.MAX_IMAGE_PIXELS = JPEG_PIXELS if kind is Kind.JPEG else PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        _check_end(stream, kind)
        image = Image.open(stream, formats=FORMATS[kind])
        for frame in frames(image):
            yield _page(frame, stream)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unreadable(Reason.TOO_LARGE) from error
    except (OSError, SyntaxError, EOFError, ValueError) as error:
        raise Unreadable(_blame(error)) from error


def _check_end(stream: BinaryIO, kind: Kind) -> None:
    if kind in TELLING_NO_END and ends_in_zeros(_bytes(stream), kind):
        raise Unreadable(Reason.INCOMPLETE)


def _bytes(stream: BinaryIO) -> bytes:
    stream.seek(0)
    data = stream.read()
    stream.seek(0)
    return data


def _blame(error: Exception) -> Reason:
    said = str(error).lower()
    cut = isinstance(error, EOFError) or "truncated" in said or "end of file" in said
    return Reason.INCOMPLETE if cut else Reason.DAMAGED


def _page(image: ImageFile.ImageFile, stream: BinaryIO) -> Page:
    image.draft(image.mode, _fitted(image.size))
    image.load()
    is_jpeg = image.format in JPEGS
    # There are grey pictures as well; only then is it worth while to look closely.
    if is_jpeg and has_grey_tail(image) and is_jpeg_cut_off(_bytes(stream)):
        raise Unreadable(Reason.INCOMPLETE)
    # The re-check decodes a JPEG once more, because small ones cost little.
    seen = "" if is_jpeg else packed(of_picture(image))
    turn = turn_of(image)
    shown = turned(_shrunk(image), turn)
    # Or Pillow would copy comments and the like.
    shown.info = {}
    size_in_bytes = os.fstat(stream.fileno()).st_size
    picture = _coded(shown, image.format, size_in_bytes)
    paper = on_paper(shown.size)
    return Page(shown, picture, paper, in_the_middle(shown.size, paper), seen=seen)


def _shrunk(image: ImageFile.ImageFile) -> Image.Image:
    """Bring it to mode 1, L or RGB, and to no more pixels than can be read."""
    resolution = image.info.get("dpi") if image.format == "TIFF" else None
    shape = square(image.size, resolution)
    size = _fitted(shape)
    if image.mode == "1" and size == shape and "transparency" not in image.info:
        # A fax's rows are only repeated: black and white stay so.
        return image.resize(size, Image.Resampling.NEAREST)
    shown = colours.resamplable(image)
    if shown.size != size:
        shown = shown.resize(size, Image.Resampling.HAMMING, reducing_gap=3.0)
    shown = colours.plain(shown)
    if shown.mode == "RGB" and colours.is_grey(shown):
        return shown.getchannel("G")
    return shown


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    scale = scale_to_fit(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _coded(image: Image.Image, kind: str | None, size_in_bytes: int) -> Coded:
    if kind in PHOTOS:
        return photograph(image, SHARE * size_in_bytes)
    # A screen shows letters in colour, a scanner's letters are soft.
    pixels = math.prod(image.size)
    if pixels > SCREEN_PIXELS:
        return lossless(image) or photograph(image, PIXEL_SHARE * pixels)
    return lossless(image) or jpeg(image, sharp=True)
