"""Brings greys of more than eight bits to eight, which Pillow alone would cut off."""

from PIL import Image, ImageChops, ImageMath, TiffImagePlugin

BITS_PER_SAMPLE = 258
PHOTOMETRIC = 262
WHITE_IS_ZERO = 0
FULL_DEPTH = 16
DEEP_GREY = {"I;16", "I;16L", "I;16B", "I;16N", "I", "F"}


def eight_bits(image: Image.Image) -> Image.Image:
    """Make it L, or LA if one of its levels is transparent."""
    tags = image.tag_v2 if isinstance(image, TiffImagePlugin.TiffImageFile) else {}
    deep = image.mode.startswith("I;")
    bits = tags.get(BITS_PER_SAMPLE, (FULL_DEPTH,))[0] if deep else 0
    grey = _high_bytes(image) if bits == FULL_DEPTH else _scaled(image, bits)
    if deep and tags.get(PHOTOMETRIC) == WHITE_IS_ZERO:
        return ImageChops.invert(grey)
    clear = image.info.get("transparency")
    return _without(grey, image, clear) if isinstance(clear, int) else grey


def _high_bytes(image: Image.Image) -> Image.Image:
    """Take a third of the memory that numbers would need."""
    order = "L;16B" if image.mode == "I;16B" else "L;16"
    return Image.frombytes("L", image.size, image.tobytes(), "raw", order)


def _scaled(image: Image.Image, bits: int) -> Image.Image:
    low, top = (0.0, 2.0**bits - 1) if bits else _extrema(image)
    factor = 255 / ((top - low) or 1)
    offset = 0.5 - low * factor
    # From "I;16" Pillow 13 makes wrong values here; "I" and "F" are sound.
    wide = image.convert("I") if bits else image
    return wide.point(lambda value: value * factor + offset).convert("L")


def _extrema(image: Image.Image) -> tuple[float, float]:
    """Take the usual range of such pictures that holds all values, else their own."""
    low, top = image.getextrema()
    if not isinstance(low, int | float) or not isinstance(top, int | float):
        return 0.0, 65535.0
    if low < 0:
        return float(low), float(top)
    usual = (1.0, 255.0, 65535.0) if image.mode == "F" else (255.0, 65535.0)
    return 0.0, next((limit for limit in usual if top <= limit), float(top))


def _without(grey: Image.Image, image: Image.Image, clear: int) -> Image.Image:
    seen: Image.Image = ImageMath.lambda_eval(
        lambda given: given["convert"]((given["image"] != clear) * 255, "L"),
        image=image.convert("I"),
    )
    return Image.merge("LA", (grey, seen))
