"""Brings any picture that Pillow opens to grey or sRGB, on white."""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms

from documents.normalising.sources.depths import DEEP_GREY, eight_bits

# What is not scaled for being deep, but is no colour that can be resampled either.
INDEXED = {"1": "L", "P": "RGB", "PA": "RGBA", "La": "LA", "HSV": "RGB"}
# What rounding does to a grey, in levels of 255.
NO_COLOUR = 2
IS_COLOUR = [0] * (NO_COLOUR + 1) + [255] * (255 - NO_COLOUR)
REDUCED = 4
# A profile that changes no colour by more is not worth the time.
UNSEEN = 3
GLANCE = (256, 256)
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC


def resamplable(image: Image.Image) -> Image.Image:
    """Make it a picture of eight bits whose pixels can be averaged."""
    if image.mode in DEEP_GREY:
        return eight_bits(image)
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


def is_grey(image: Image.Image) -> bool:
    """Say whether a picture of red, green and blue shows no colour."""
    if min(image.size) > 2 * REDUCED:
        # Most are settled at a glance; a single spot of colour shows on average.
        if not _is_grey(image.resize(GLANCE, Image.Resampling.NEAREST)):
            return False
        image = image.reduce(REDUCED)
    return _is_grey(image)


def _is_grey(image: Image.Image) -> bool:
    red, green, blue, *_ = image.split()
    off = (ImageChops.difference(green, other) for other in (red, blue))
    return not ImageChops.lighter(*off).point(IS_COLOUR).getbbox()


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
    transform = ImageCms.buildTransform(
        source, ImageCms.createProfile("sRGB"), image.mode, "RGB", INTENT
    )
    if image.mode == "RGB":
        glance = image.resize(GLANCE, Image.Resampling.NEAREST)
        change = ImageChops.difference(glance, transform.apply(glance))
        if all(level <= UNSEEN for level in change.tobytes()):
            return image
    return transform.apply(image)
