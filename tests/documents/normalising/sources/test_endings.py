"""Where decoders do not say whether a picture was cut off, its bytes do."""

import struct
from typing import Any

import pytest

from documents.normalising.reasons import Reason, Unreadable
from documents.normalising.sources.endings import ends_in_zeros, is_jpeg_cut_off
from documents.recognising import Kind
from tests import samples
from tests.documents.normalising.photographed import scene
from tests.documents.normalising.rendered import converted, pages

SIZE = (320, 240)
END = b"\xff\xd9"


def photo(mode: str = "RGB", grey_rows: int = 0, **options: object) -> bytes:
    image = scene(3, SIZE).convert(mode)
    if grey_rows:
        image.paste((128,) * len(image.getbands()), (0, 240 - grey_rows, 320, 240))
    return samples.saved(image, "JPEG", quality=90, **options)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_a_whole_jpeg_waits_for_nothing(mode: str, how: dict[str, Any]) -> None:
    for content in (photo(mode, **how), photo(mode, grey_rows=24, **how)):
        assert not is_jpeg_cut_off(content)
        assert not is_jpeg_cut_off(content + b"\0" * 99 + content)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_jpeg_with_an_end_put_on_still_waits(mode: str, share: float) -> None:
    content = photo(mode)

    assert is_jpeg_cut_off(content[: int(share * len(content))] + END)


def test_a_jpeg_that_was_cut_in_an_escaped_byte_still_waits() -> None:
    content = photo()
    escaped = content.index(b"\xff\x00", len(content) // 2)

    assert is_jpeg_cut_off(content[: escaped + 1] + END)


def test_a_jpeg_without_an_end_is_cut_off() -> None:
    assert is_jpeg_cut_off(photo()[:-2])
    assert is_jpeg_cut_off(photo()[:200])


@pytest.mark.parametrize("rows", [8, 16, 120])
def test_a_picture_with_a_grey_foot_is_taken(rows: int) -> None:
    [page] = pages(converted(photo(grey_rows=rows)))

    assert page.getpixel((page.width // 2, page.height - 3)) == pytest.approx(
        (128, 128, 128), abs=3
    )


def with_zeros(content: bytes, share: float) -> bytes:
    kept = int(share * len(content))
    return content[:kept] + bytes(len(content) - kept)


@pytest.mark.parametrize("share", [0.3, 0.6])
@pytest.mark.parametrize(
    "content",
    [
        samples.saved(scene(3, SIZE), "WEBP", quality=95),
        samples.saved(scene(3, SIZE), "WEBP", lossless=True),
        samples.saved(scene(3, SIZE), "AVIF", quality=95, speed=10),
    ],
    ids=["webp", "lossless webp", "avif"],
)
def test_what_was_never_written_is_missing(content: bytes, share: float) -> None:
    with pytest.raises(Unreadable) as refused:
        converted(with_zeros(content, share))

    assert refused.value.reason is Reason.INCOMPLETE


def test_zeros_behind_the_end_are_no_part_of_it() -> None:
    for kind, name in ((Kind.WEBP, "WEBP"), (Kind.AVIF, "AVIF")):
        content = samples.saved(scene(3, SIZE), name) + bytes(4096)

        assert not ends_in_zeros(content, kind)
        assert len(pages(converted(content))) == 1


@pytest.mark.parametrize("size", [0, 1])
def test_boxes_that_reach_to_the_end_or_are_huge(size: int) -> None:
    head = struct.pack(">I4s", size, b"mdat")
    long = struct.pack(">Q", 16 + 2000) if size else b""

    assert ends_in_zeros(head + long + bytes(2000), Kind.HEIC)
    assert not ends_in_zeros(head + long + b"\1" * 2000, Kind.HEIC)


def test_walks_through_no_boxes_for_ever() -> None:
    assert not ends_in_zeros(struct.pack(">I4s", 4, b"free") + b"\1" * 99, Kind.HEIC)
    assert not ends_in_zeros(b"", Kind.HEIC)
