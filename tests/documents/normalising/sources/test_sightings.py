"""The small renderings show pictures of every kind upright and on white."""

import io

import pytest
from PIL import Image, ImageCms

from documents.normalising.sources.grids import packed, unpacked
from documents.normalising.sources.sightings import of_picture
from tests import samples
from tests.documents.normalising.rendered import colour, is_near

MODES = ("1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LA", "PA", "I;16", "I", "F")
SIZES = [(1, 1), (2, 3000), (3000, 2), (2000, 1500)]


def seen(content: bytes) -> Image.Image:
    return of_picture(Image.open(io.BytesIO(content)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_shows_what_was_turned_upright(orientation: int) -> None:
    small = seen(samples.jpeg(orientation=orientation))

    assert small.size == (70, 99)
    assert is_near(colour(small, 0.15, 0.15), samples.RED)
    assert is_near(colour(small, 0.85, 0.15), samples.BLUE)


def test_shows_what_is_transparent_as_white() -> None:
    small = seen(samples.transparent_png())

    assert is_near(colour(small, 0.15, 0.15), samples.RED)
    assert is_near(colour(small, 0.85, 0.85), samples.WHITE)


def test_shows_the_contrasts_of_a_deep_grey() -> None:
    image = Image.new("I;16", (60, 90), 30_000)
    image.paste(20_000, (0, 0, 60, 45))

    small = of_picture(image)

    assert (small.mode, small.getextrema()) == ("L", (0, 255))


def test_undoes_a_faxs_coarse_rows() -> None:
    fax = samples.saved(samples.picture((200, 141)), "TIFF", dpi=(204, 102))

    assert seen(fax).size == (67, 94)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", SIZES)
def test_shows_every_mode_and_size(mode: str, size: tuple[int, int]) -> None:
    small = of_picture(Image.new(mode, size))

    assert max(small.size) == min(180, max(1, max(size) // 3))
    assert unpacked(packed(small)).size == small.size


def test_shows_lab_and_profiles_that_do_not_fit() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    content = samples.saved(samples.picture(), "PNG", icc_profile=lab)

    assert is_near(colour(seen(content), 0.15, 0.15), samples.RED)
    assert of_picture(Image.new("LAB", (9, 9))).mode == "RGB"
