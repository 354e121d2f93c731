"""A picture's page shows what a viewer shows, the right way up."""

import pytest
from PIL import Image, ImageCms

from documents.normalising.reasons import Reason, Unreadable
from tests import samples
from tests.documents.normalising.rendered import (
    colour,
    converted,
    is_near,
    pages,
)

GREY = (128, 128, 128)


def is_upright(page: Image.Image) -> bool:
    return is_near(colour(page, 0.15, 0.15), samples.RED) and all(
        is_near(colour(page, *place), samples.BLUE)
        for place in ((0.85, 0.15), (0.15, 0.85), (0.85, 0.85))
    )


def test_turns_by_xmp_where_there_is_no_exif() -> None:
    stored = samples.picture().transpose(samples.STORED[6])
    xmp = b'<x:xmpmeta><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'

    [page] = pages(converted(samples.saved(stored, "WEBP", xmp=xmp)))

    assert is_upright(page)


@pytest.mark.parametrize(("level", "grey"), [(0, 0), (32768, 128), (65535, 255)])
def test_scales_sixteen_bits(level: int, grey: int) -> None:
    [page] = pages(converted(samples.deep_grey_png(level)))

    assert is_near(colour(page, 0.5, 0.5), (grey, grey, grey))


LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@pytest.mark.parametrize("profile", [b"broken", LAB])
def test_ignores_a_colour_profile_that_does_not_fit(profile: bytes) -> None:
    content = samples.saved(samples.picture(), "PNG", icc_profile=profile)

    assert is_upright(pages(converted(content))[0])


def test_takes_every_page_of_a_tiff() -> None:
    shown = pages(converted(samples.tiff(pages=3)))

    assert [colour(page, 0.5, 0.5)[0] for page in shown] == [0, 40, 80]


def test_leaves_out_a_thumbnail_in_a_tiff() -> None:
    page, thumbnail = Image.new("L", (210, 297), 250), Image.new("L", (21, 29), 5)
    thumbnail.encoderinfo = {"tiffinfo": {254: 1}}
    content = samples.saved(page, "TIFF", save_all=True, append_images=[thumbnail])

    assert len(pages(converted(content))) == 1


def test_undoes_the_coarse_rows_of_a_fax() -> None:
    fax = samples.picture((200, 141))

    [page] = pages(converted(samples.saved(fax, "TIFF", dpi=(204, 102))))

    assert page.width < page.height
    assert is_upright(page)


@pytest.mark.parametrize(
    "content",
    [
        samples.jpeg()[:-600],
        samples.png()[:-200],
        samples.saved(samples.picture(), "WEBP", lossless=True)[:-40],
        samples.heic()[:-60],
        samples.tiff()[:-3000],
    ],
)
def test_refuses_a_file_that_was_cut_off(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        converted(content)

    assert refused.value.reason in {Reason.INCOMPLETE, Reason.DAMAGED}
    assert refused.value.source == 0


def test_refuses_a_cut_off_jpeg_that_pretends_to_end() -> None:
    noise = Image.effect_noise((420, 594), 90)
    whole = samples.saved(noise, "JPEG")

    with pytest.raises(Unreadable) as refused:
        converted(whole[: len(whole) // 2] + b"\xff\xd9")

    assert refused.value.reason is Reason.INCOMPLETE


def test_takes_a_picture_that_is_grey_all_over() -> None:
    content = samples.saved(Image.new("RGB", (210, 297), GREY), "JPEG")

    assert is_near(colour(pages(converted(content))[0], 0.5, 0.9), GREY)


def test_refuses_too_many_pixels() -> None:
    content = samples.saved(Image.new("1", (10_001, 10_000)), "PNG")

    with pytest.raises(Unreadable) as refused:
        converted(content)

    assert refused.value.reason is Reason.TOO_LARGE


def test_refuses_too_many_pages() -> None:
    with pytest.raises(Unreadable) as refused:
        converted(samples.tiff(pages=201, size=(3, 3)))

    assert refused.value.reason is Reason.TOO_MANY_PAGES


def test_refuses_a_file_that_only_begins_like_a_picture() -> None:
    with pytest.raises(Unreadable) as refused:
        converted(b"\xff\xd8\xff" + bytes(500))

    assert refused.value.reason is Reason.DAMAGED
