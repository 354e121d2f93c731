"""Whether pages show the same, to the eye."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

SEEN = 40
AROUND = ImageFilter.BoxBlur(1)


def alike(some: Sequence[Image.Image], others: Sequence[Image.Image]) -> bool:
    return len(some) == len(others) and all(map(_alike, some, others))


def _alike(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return False
    off = ImageChops.difference(one.filter(AROUND), other.filter(AROUND))
    return not any(off.convert("L").histogram()[SEEN + 1 :])
