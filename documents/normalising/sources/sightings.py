"""Small renderings of pictures, made another way than the pages of the new PDF.

A re-check that used the same code would repeat its mistakes.
"""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms, ImageMath, ImageOps, TiffImagePlugin

from documents.normalising.sources.grids import SIDE, grid, shrunk
from documents.normalising.sources.paper import square

ORIENTATION = 274
# How the eight orientations of EXIF come about: first swapped, then mirrored.
SWAPPED, MIRRORED, FLIPPED = {5, 6, 7, 8}, {2, 3, 6, 7}, {3, 4, 7, 8}
DEEP = {"I", "F", "I;16", "I;16L", "I;16B", "I;16N"}
BILEVEL = "1"
INDEXED = {"P": "RGB", "PA": "RGBA", "La": "LA"}
SEE_THROUGH = {"LA", "RGBA", "RGBa"}
INKS = {"CMYK", "LAB"}
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
BITS_PER_SAMPLE, PHOTOMETRIC, WHITE_IS_ZERO = 258, 262, 0
# Contrasts below this share of the brightest level are grain.
GRAIN = 1 / 40
# So many times the grid is enough where pixels are costly to average.
SPARE = 8


def of_picture(
    image: Image.Image, pixels: tuple[int, int] | None = None
) -> Image.Image:
    """Show it upright on white; of a deep grey only the contrasts, in mode L.

    PIXELS tells how large the picture is that was decoded at a fraction of its size.
    """
    turn = _orientation(image)
    size = _shape(image, pixels or image.size)
    small = _contrasts(image, size) if image.mode in DEEP else _colours(image, size)
    if turn in SWAPPED:
        small = small.transpose(Image.Transpose.TRANSPOSE)
    if turn in MIRRORED:
        small = ImageOps.mirror(small)
    return ImageOps.flip(small) if turn in FLIPPED else small


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 -- broken metadata may raise anything
        return 1


def _shape(image: Image.Image, pixels: tuple[int, int]) -> tuple[int, int]:
    resolution = image.info.get("dpi") if image.format == "TIFF" else None
    return grid(*square(pixels, resolution))


def _contrasts(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    tags = image.tag_v2 if isinstance(image, TiffImagePlugin.TiffImageFile) else {}
    deep = image.mode.startswith("I;")
    full = 2.0 ** tags.get(BITS_PER_SAMPLE, (16,))[0] - 1 if deep else 0.0
    small = shrunk(_wide(image, full), size).convert("F")
    low, high = small.getextrema()
    if not isinstance(low, float) or not isinstance(high, float):
        raise TypeError
    negative = deep and tags.get(PHOTOMETRIC) == WHITE_IS_ZERO
    if high - low < GRAIN * full:
        # Viewers show one shade of it.
        shade = round(255 * (1 - high / full if negative else high / full))
        return Image.new("RGB", small.size, (shade,) * 3)
    factor = 255 / (high - low) if high - low > GRAIN * abs(high) else 0
    small = small.point(lambda value: value * factor - low * factor).convert("L")
    return ImageChops.invert(small) if negative else small


def _wide(image: Image.Image, full: float) -> Image.Image:
    """Make it a mode that Pillow can average, with white for what is transparent."""
    wide = image.convert("I") if image.mode.startswith("I;") else image
    clear = image.info.get("transparency")
    if not isinstance(clear, int) or not full:
        return wide
    seen: Image.Image = ImageMath.lambda_eval(
        lambda given: given["image"] + (given["image"] == clear) * int(full - clear),
        image=wide,
    )
    return seen


def _colours(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode == BILEVEL:
        image = image.convert("L")
    elif image.mode in INDEXED or image.mode in SEE_THROUGH or _has_clear_colour(image):
        image = _sparse(image)
    elif image.mode in INKS and max(image.size) <= SPARE * SIDE:
        # Averages of inks are not those of what they look like.
        image = _through(profile, image).convert("RGB")
        profile = None
    small = shrunk(image, size)
    if small.mode in SEE_THROUGH:
        sheet = Image.new("RGBA", size, "white")
        sheet.alpha_composite(small.convert("RGBA"))
        small = sheet.convert("RGB")
    if small.mode in {"RGB", *INKS}:
        small = _through(profile, small)
    return small.convert("RGB")


def _has_clear_colour(image: Image.Image) -> bool:
    return "transparency" in image.info


def _sparse(image: Image.Image) -> Image.Image:
    if max(image.size) > SPARE * SIDE:
        scale = SPARE * SIDE / max(image.size)
        width, height = (max(1, round(side * scale)) for side in image.size)
        image = image.resize((width, height), Image.Resampling.NEAREST)
    if _has_clear_colour(image):
        return image.convert("RGBA")
    return image.convert(INDEXED.get(image.mode, image.mode))


def _through(profile: bytes | None, small: Image.Image) -> Image.Image:
    try:
        if small.mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif profile:
            source = ImageCms.getOpenProfile(BytesIO(profile))
        else:
            return small
        srgb = ImageCms.createProfile("sRGB")
        done = ImageCms.profileToProfile(small, source, srgb, INTENT, "RGB")
    except (ImageCms.PyCMSError, OSError):
        return small
    return done or small
