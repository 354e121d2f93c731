"""Notices a JPEG that was cut off but pretends to be whole."""

from PIL import Image

ROWS = 8
# What libjpeg paints where the data has ended; inks are turned into their opposite.
GREY, INKS = {(128, 128)}, {(127, 127), (128, 128)}
# JPEG is made of such blocks; of fewer pixels one may be grey by chance.
BLOCK, LEAST = 8, 4
# So far above the end something else is to be seen.
ABOVE, SMALLEST = 40, 64


def has_grey_tail(image: Image.Image) -> bool:
    """Look at a decoded JPEG in mode L, RGB or CMYK, before it is scaled or turned."""
    width, height = image.size
    if height <= 2 * ROWS:
        return False
    if _is_grey(image, (0, height - ROWS, width, height)):
        # A picture that is one grey all over was painted so.
        return not _is_grey(image, (0, 0, width, height))
    return _has_grey_corner(image)


def _has_grey_corner(image: Image.Image) -> bool:
    """Say whether only the last blocks are grey: of the last row the end is missing."""
    width, height = image.size
    if min(width, height) < SMALLEST:
        return False
    across, down = _last(width), _last(height)
    left, top = width - across, height - down
    return _is_grey(image, (left, top, width, height)) and not any(
        _is_grey(image, (x, y, x + across, y + down))
        for x, y in ((0, 0), (left, 0), (left, top - ABOVE))
    )


def _last(side: int) -> int:
    rest = side % BLOCK
    return rest if rest >= LEAST else rest + BLOCK


def _is_grey(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    grey = INKS if image.mode == "CMYK" else GREY
    return all(band.getextrema() in grey for band in image.crop(box).split())
