"""JPEGs of every kind that phones, scanners and programs make."""

import random
import struct

import pytest
from PIL import Image, ImageCms

from documents.normalising.reasons import Reason, Unreadable
from tests import samples
from tests.documents.normalising.quarters import (
    page_of,
    quarters,
    seen,
    shows_right,
    stored,
)
from tests.documents.normalising.rendered import converted, is_near, pages
from tests.documents.normalising.sources.icc import cmyk_profile

APP1, END = b"\xff\xe1", b"\xff\xd9"


def jpeg(image: Image.Image, **options: object) -> bytes:
    return samples.saved(image, "JPEG", quality=95, **options)


def with_segment(content: bytes, marker: bytes, data: bytes) -> bytes:
    return content[:2] + marker + struct.pack(">H", len(data) + 2) + data + content[2:]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_every_orientation(orientation: int, mode: str) -> None:
    exif = Image.Exif()
    exif[samples.ORIENTATION] = orientation

    assert shows_right(jpeg(stored(orientation, mode), exif=exif), mode)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_means_nothing_turns_nothing(orientation: int) -> None:
    exif = Image.Exif()
    exif[samples.ORIENTATION] = orientation

    assert shows_right(jpeg(quarters(), exif=exif))


@pytest.mark.parametrize(
    "options", [{"progressive": True}, {"restart_marker_rows": 1}, {"subsampling": 2}]
)
def test_every_way_of_coding(options: dict[str, object]) -> None:
    assert shows_right(jpeg(quarters(), **options))


def test_cmyk_without_a_profile() -> None:
    assert seen(page_of(jpeg(quarters("CMYK")))) == seen(page_of(jpeg(quarters())))


def test_cmyk_through_its_profile() -> None:
    """By this profile all ink is green, whatever it is in truth."""
    content = jpeg(quarters("CMYK"), icc_profile=cmyk_profile())

    found = seen(page_of(content))

    assert all(green > red + 50 and green > blue + 50 for red, green, blue in found)


def test_ycck() -> None:
    """What the usual colours are to red, green and blue, it is to the inks."""
    cyan, magenta, yellow, black = quarters("CMYK").split()
    bright = Image.merge("RGB", (cyan, magenta, yellow)).convert("YCbCr")
    inverted = [band.point(lambda level: 255 - level) for band in bright.split()]
    plain = jpeg(Image.merge("CMYK", (*inverted, black)), subsampling=0)
    at = plain.index(b"Adobe") + 11

    assert plain[at] == 0
    assert shows_right(plain[:at] + b"\2" + plain[at + 1 :])


def test_a_profile_with_other_colours() -> None:
    """Here red and blue have changed places."""
    profile = bytearray(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    for number in range(12, 12 * 30, 12):
        name = bytes(profile[120 + number : 124 + number])
        if name in {b"rXYZ", b"bXYZ"}:
            swapped = b"bXYZ" if name == b"rXYZ" else b"rXYZ"
            profile[120 + number : 124 + number] = swapped

    found = seen(page_of(jpeg(quarters(), icc_profile=bytes(profile))))

    assert is_near(found[0], (30, 30, 200))
    assert is_near(found[2], (200, 30, 30))


def test_several_pictures_in_one_file() -> None:
    other = Image.new("RGB", (140, 198), "white")
    content = samples.saved(
        quarters(), "MPO", save_all=True, append_images=[other], quality=95
    )

    assert b"MPF\0" in content
    assert shows_right(content)


def test_a_film_behind_the_picture() -> None:
    film = struct.pack(">I4s4sI", 16, b"ftyp", b"mp42", 0) + bytes(5000)

    assert shows_right(jpeg(quarters()) + film)


@pytest.mark.parametrize(
    "data",
    [
        b"Exif\0\0",
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\x07\xff\xff\xff\xff\0\0\0\0",
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta",
    ],
)
def test_damaged_metadata(data: bytes) -> None:
    assert shows_right(with_segment(jpeg(quarters()), APP1, data))


def test_a_broken_list_of_further_pictures() -> None:
    broken = with_segment(jpeg(quarters()), b"\xff\xe2", b"MPF\0II*\0" + bytes(8))

    assert shows_right(broken)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("end", [b"", END])
def test_what_is_cut_off_is_refused(share: float, mode: str, end: bytes) -> None:
    grains = random.Random(5).randbytes(420 * 594)  # noqa: S311 -- no secret
    whole = jpeg(Image.frombytes("L", (420, 594), grains).convert(mode))

    with pytest.raises(Unreadable) as refused:
        converted(whole[: int(share * len(whole))] + end)

    assert refused.value.reason is Reason.INCOMPLETE


def test_a_grey_lower_edge_that_was_photographed_is_none() -> None:
    page = quarters()
    page.paste((127, 127, 127), (0, 150, 140, 198))

    assert len(pages(converted(jpeg(page)))) == 1


def test_a_thumbnail_is_not_the_picture() -> None:
    thumbnail = jpeg(Image.new("RGB", (30, 40), "white"))

    content = with_segment(jpeg(quarters()), APP1, b"Exif\0\0" + thumbnail)

    assert shows_right(content)
