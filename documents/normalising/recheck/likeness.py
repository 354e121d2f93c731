"""Says whether two small renderings show the same page.

Both are as fine as print: over a few cells, all colours must be alike. That finds lost
lines, turned and moved pages, other colours. Hairlines are drawn thicker the smaller a
page is rendered, so whoever finds a difference has to look closely before it counts.
"""

from PIL import Image, ImageChops, ImageFilter, ImageOps

from documents.normalising.doubts import Doubt

# Levels of 255. Calibrated on text, tables, forms, photos and what may happen to them.
TONE = 17
# What JPEG does to thin coloured lines is no difference.
LOSSY = 8
# Grain is stretched as well where only contrasts are compared.
CONTRAST = 24
# In pictures of a few cells every pixel counts, however it is averaged.
SMALL, IN_SMALL = 45, 26
PAPER = 6
# How many cells may differ.
FEW_CELLS = 3
AROUND = ImageFilter.BoxBlur(1)
# A rule is thinner than a cell, but long.
RULE = 16
ALONG, ACROSS = ImageFilter.BoxBlur((10, 0)), ImageFilter.BoxBlur((0, 10))


def doubt_about(
    result: Image.Image,
    source: Image.Image,
    *,
    closely: bool = False,
    lossy: bool = False,
) -> Doubt | None:
    """Compare two renderings of one size; of a grey source, only the contrasts."""
    level = TONE if max(source.size) > SMALL else IN_SMALL
    if closely and lossy:
        level += LOSSY
    if source.mode == "L":
        level = CONTRAST
        source, result = _stretched(source), _stretched(result)
    if _is_blank(result) and not _is_blank(source):
        return Doubt.BLANK
    looks = [(AROUND, level)]
    if closely:
        looks += [(ALONG, level + RULE - TONE), (ACROSS, level + RULE - TONE)]
    for blur, most in looks:
        off = ImageChops.difference(source.filter(blur), result.filter(blur))
        if _cells_above(most, off) > FEW_CELLS:
            return Doubt.DIFFERENT
    return None


def _is_blank(rendering: Image.Image) -> bool:
    """Say whether it shows one colour all over."""
    channels = (channel.getextrema() for channel in rendering.split())
    return all(high - low <= PAPER for low, high in channels)  # type: ignore[operator]


def _stretched(rendering: Image.Image) -> Image.Image:
    return ImageOps.autocontrast(rendering.convert("L")).convert("RGB")


def _cells_above(level: int, tones: Image.Image) -> int:
    red, green, blue = tones.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(worst.histogram()[level + 1 :])
