"""Chooses among the pictures of one file those that are pages."""

import math
from collections.abc import Iterator

from PIL import ImageFile, TiffImagePlugin

from documents.normalising.limits import PIXELS, TIFF_PAGES, TIFF_PIXELS
from documents.normalising.reasons import Reason, Unreadable

NEW_SUBFILE_TYPE = 254
# Thumbnails and transparency masks among the pictures of a TIFF.
NOT_A_PAGE = 1 | 4


def frames(image: ImageFile.ImageFile) -> Iterator[ImageFile.ImageFile]:
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
        aside = image.tag_v2.get(NEW_SUBFILE_TYPE, 0) & NOT_A_PAGE
        if number == 0 or not aside:
            yield image
