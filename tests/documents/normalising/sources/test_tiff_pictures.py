"""TIFFs as scanners, fax machines and programs write them."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from tests import samples
from tests.documents.normalising.quarters import (
    GREYS,
    RED,
    YELLOW,
    page_of,
    quarters,
    seen,
    shows_right,
    stored,
)
from tests.documents.normalising.rendered import colour, converted, is_near, pages
from tests.documents.normalising.sources import tiff_files

LOSSLESS = ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "tiff_deflate"]


def tiff(image: Image.Image, **options: object) -> bytes:
    return samples.saved(image, "TIFF", **options)


def bilevel() -> Image.Image:
    image = Image.new("1", (1000, 1400), 255)
    image.paste(0, (0, 0, 500, 700))
    return image


@pytest.mark.parametrize("coding", [*LOSSLESS, "jpeg", "zstd", "lzma"])
def test_every_coding(coding: str) -> None:
    finely = {"quality": 95} if coding == "jpeg" else {}

    assert shows_right(tiff(quarters(), compression=coding, **finely))


@pytest.mark.parametrize("coding", [*LOSSLESS, "group3", "group4", "tiff_ccitt"])
def test_every_coding_of_black_and_white(coding: str) -> None:
    content = tiff(bilevel(), compression=coding)

    black, *white = seen(page_of(content))

    assert (black, white) == ((0, 0, 0), [samples.WHITE] * 3)


@pytest.mark.parametrize("coding", ["group3", "group4"])
def test_a_fax_stays_a_fax(coding: str) -> None:
    result = converted(tiff(bilevel(), compression=coding))

    image = PdfReader(io.BytesIO(result)).pages[0].images[0].image
    assert b"/CCITTFaxDecode" in result
    assert image is not None
    assert (image.mode, image.size) == ("1", (1000, 1400))
    assert len(result) < 6000


@pytest.mark.parametrize("coding", ["raw", "group4"])
def test_a_fax_whose_zero_is_white(coding: str) -> None:
    content = tiff(bilevel(), compression=coding, tiffinfo={262: 0})

    black, *white = seen(page_of(content))
    assert (black, white) == ((0, 0, 0), [samples.WHITE] * 3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation(orientation: int) -> None:
    content = tiff(stored(orientation), tiffinfo={samples.ORIENTATION: orientation})

    assert shows_right(content)


def test_colours_in_tiles_and_planes() -> None:
    assert shows_right(tiff_files.tiled(quarters()))
    assert shows_right(tiff_files.tiled(quarters("L")), "L")
    assert shows_right(tiff_files.planar(quarters()))


@pytest.mark.parametrize("bits", [12, 16])
def test_deep_greys(bits: int) -> None:
    assert shows_right(tiff_files.deep(quarters("L"), bits), "L")


def test_greys_whose_zero_is_white() -> None:
    negative = quarters("L").point([255 - level for level in range(256)])

    assert shows_right(tiff_files.white_is_zero(quarters("L")), "L")
    assert shows_right(tiff_files.deep(negative, 16, meaning=0), "L")


def test_deep_colours() -> None:
    assert shows_right(tiff_files.deep_colours(quarters()))


@pytest.mark.parametrize("scale", [1 / 255, 1.0, 257.0])
def test_numbers_with_a_point(scale: float) -> None:
    image = quarters("L").convert("F").point(lambda level: level * scale)

    found = seen(page_of(tiff(image)))

    for shown, grey in zip(found, GREYS, strict=True):
        assert is_near(shown, (grey,) * 3)


def test_inks() -> None:
    content = tiff(quarters("CMYK"))

    plain = seen(page_of(samples.saved(quarters(), "PNG")))
    for one, other in zip(seen(page_of(content)), plain, strict=True):
        assert is_near(one, other)


@pytest.mark.parametrize("mode", ["P", "YCbCr", "RGBA", "LA", "RGBX"])
def test_every_way_to_name_colours(mode: str) -> None:
    image = quarters("L" if mode == "LA" else "RGB")
    image = image.quantize(16) if mode == "P" else image.convert(mode)

    assert shows_right(tiff(image), "L" if mode == "LA" else "RGB")


def test_colours_by_lightness() -> None:
    red, *_, yellow = seen(page_of(tiff(samples.as_lab(quarters()))))

    assert is_near(red, RED)
    assert is_near(yellow, YELLOW)


@pytest.mark.parametrize("options", [{"big_tiff": True}, {"strip_size": 1000}])
def test_large_files_and_many_strips(options: dict[str, object]) -> None:
    assert shows_right(tiff(quarters(), **options))


def test_pages_of_different_kinds() -> None:
    others = [bilevel(), quarters("L"), quarters("CMYK")]
    content = tiff(quarters(), save_all=True, append_images=others)

    shown = pages(converted(content))

    assert len(shown) == 4
    assert [is_near(colour(page, 0.25, 0.25), (0, 0, 0)) for page in shown] == [
        *(False, True, False, False)
    ]


def test_masks_and_previews_are_no_pages() -> None:
    others = [Image.new("L", (70, 99), 5), Image.new("1", (140, 198))]
    for kind, image in zip((1, 4), others, strict=True):
        image.encoderinfo = {"tiffinfo": {254: kind}}
    content = tiff(quarters(), save_all=True, append_images=others)

    assert shows_right(content)
