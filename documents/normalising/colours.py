"""Brings any picture that Pillow opens to grey or sRGB, on white."""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms, TiffImagePlugin

BITS_PER_SAMPLE = 258
PHOTOMETRIC = 262
WHITE_IS_ZERO = 0
DEEP_GREY = {"I;16", "I;16L", "I;16B", "I;16N", "I", "F"}
# What is not scaled for being deep, but is no colour that can be resampled either.
INDEXED = {"1": "L", "P": "RGB", "PA": "RGBA", "La": "LA", "HSV": "RGB"}
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC


def resamplable(image: Image.Image) -> Image.Image:
    """Make it a picture of eight bits whose pixels can be averaged."""
    if image.mode in DEEP_GREY:
        return _eight_bits(image)
    if "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in INDEXED:
        return image.convert(INDEXED[image.mode])
    return image


def plain(image: Image.Image) -> Image.Image:
    """Make it mode L or RGB, as a viewer would show it."""
    if image.mode == "L":
        return image
    if image.mode in {"LA", "RGBA", "RGBa"}:
        image = _on_white(image.convert("RGBA"), image.info.get("icc_profile"))
    return _srgb(image)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scale: Pillow alone cuts off what is brighter than 255."""
    low, top = 0.0, 65535.0
    tags = image.tag_v2 if isinstance(image, TiffImagePlugin.TiffImageFile) else {}
    if image.mode in {"I", "F"}:
        low, top = _extrema(image)
    elif BITS_PER_SAMPLE in tags:
        top = 2.0 ** tags[BITS_PER_SAMPLE][0] - 1
    factor = 255 / ((top - low) or 1)
    offset = 0.5 - low * factor
    # From "I;16" Pillow 13 makes wrong values here; "I" and "F" are sound.
    wide = image.convert("I") if image.mode.startswith("I;") else image
    grey = wide.point(lambda value: value * factor + offset).convert("L")
    negative = wide is not image and tags.get(PHOTOMETRIC) == WHITE_IS_ZERO
    return ImageChops.invert(grey) if negative else grey


def _extrema(image: Image.Image) -> tuple[float, float]:
    """Take the usual range of such pictures that holds all values, else their own."""
    low, top = image.getextrema()
    if not isinstance(low, int | float) or not isinstance(top, int | float):
        return 0.0, 65535.0
    if low < 0:
        return float(low), float(top)
    usual = (1.0, 255.0, 65535.0) if image.mode == "F" else (255.0, 65535.0)
    return 0.0, next((limit for limit in usual if top <= limit), float(top))


def _on_white(image: Image.Image, profile: bytes | None) -> Image.Image:
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    white.info["icc_profile"] = profile
    return white


def _srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK"}:
        try:
            return _through_profile(image, profile)
        except ImageCms.PyCMSError:
            # A profile that is broken or for other colours: as if there were none.
            pass
    if image.mode == "LAB":
        return _through_profile(image, None)
    return image if image.mode == "RGB" else image.convert("RGB")


def _through_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile is None:
        source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    else:
        source = ImageCms.getOpenProfile(BytesIO(profile))
    if image.mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(source):
        return image
    srgb = ImageCms.createProfile("sRGB")
    done = ImageCms.profileToProfile(image, source, srgb, INTENT, outputMode="RGB")
    return done or image.convert("RGB")
