"""Pictures of any mode become grey or sRGB, as a viewer would show them."""

import pytest
from PIL import Image, ImageCms

from documents.normalising.sources.colours import is_grey, plain, resamplable
from tests.documents.normalising.quarters import COLOURS, PLACES, quarters
from tests.documents.normalising.rendered import Colour, colour, is_near

MODES = ("1", "L", "P", "PA", "La", "LA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK")
OTHERS = ("YCbCr", "LAB", "HSV", "I", "F", "I;16")


@pytest.mark.parametrize("mode", [*MODES, *OTHERS])
def test_every_mode_becomes_grey_or_colour(mode: str) -> None:
    shown = plain(resamplable(Image.new(mode, (9, 9))))

    assert shown.mode in {"L", "RGB"}
    assert shown.size == (9, 9)


@pytest.mark.parametrize("mode", ["RGBX", "CMYK", "YCbCr", "HSV", "RGBA"])
def test_colours_stay_what_they_are(mode: str) -> None:
    shown = plain(resamplable(quarters(mode)))

    for place, wanted in zip(PLACES, COLOURS, strict=True):
        assert is_near(colour(shown, *place), wanted)


@pytest.mark.parametrize("profile", [b"", b"broken", bytes(200)])
def test_a_broken_profile_changes_nothing(profile: bytes) -> None:
    image = quarters()
    image.info["icc_profile"] = profile

    assert plain(image).tobytes() == image.tobytes()


def test_the_usual_profile_costs_nothing() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = quarters()
    image.info["icc_profile"] = srgb

    assert plain(image) is image


@pytest.mark.parametrize(
    ("spot", "grey"),
    [
        ((0, 0, 0), True),
        ((120, 121, 122), True),
        ((118, 120, 121), True),
        ((120, 120, 130), False),
        ((200, 30, 30), False),
    ],
)
def test_one_spot_of_colour_is_seen(spot: Colour, grey: bool) -> None:  # noqa: FBT001
    page = Image.new("RGB", (1000, 1400), (250, 250, 250))
    page.paste(spot, (501, 903, 521, 923))

    assert is_grey(page) is grey


@pytest.mark.parametrize("size", [(1, 1), (2, 900), (9, 9), (3000, 2)])
def test_any_shape_has_its_colours_seen(size: tuple[int, int]) -> None:
    assert is_grey(Image.new("RGB", size, (9, 9, 9)))
    assert not is_grey(Image.new("RGB", size, (90, 9, 9)))
