"""PNGs of every depth and with every kind of transparency."""

import struct

import pytest
from PIL import Image, PngImagePlugin

from tests import samples
from tests.documents.normalising.quarters import (
    YELLOW,
    is_right,
    page_of,
    quarters,
    seen,
    shows_right,
    stored,
)
from tests.documents.normalising.rendered import is_near
from tests.documents.normalising.sources.png_files import deep, interlaced

WHITE = samples.WHITE


def png(image: Image.Image, **options: object) -> bytes:
    return samples.saved(image, "PNG", **options)


@pytest.mark.parametrize("interlacing", [False, True])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_sixteen_bits_are_scaled(mode: str, interlacing: bool) -> None:  # noqa: FBT001
    assert shows_right(deep(quarters(mode), interlaced=interlacing), mode)


def test_interlaced() -> None:
    assert shows_right(interlaced(quarters()))


def test_a_palette() -> None:
    assert shows_right(png(quarters().quantize(16)))


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_few_bits(bits: int) -> None:
    """Not all four colours fit in one bit; the page need only be as the file is."""
    image = quarters().quantize(1 << bits)

    assert seen(page_of(png(image, bits=bits))) == seen(
        page_of(png(image.convert("RGB")))
    )


def test_black_and_white() -> None:
    image = Image.new("1", (140, 198), 1)
    image.paste(0, (0, 0, 70, 99))

    assert seen(page_of(png(image))) == [(0, 0, 0), WHITE, WHITE, WHITE]


def clear_last_quarter(mode: str) -> bytes:
    """Make what is yellow, or the lightest grey, see-through in one of five ways."""
    if mode in {"RGBA", "LA"}:
        plain = quarters("L" if mode == "LA" else "RGB")
        cover = Image.new("L", plain.size, 255)
        cover.paste(0, (70, 99, 140, 198))
        plain.putalpha(cover)
        return png(plain)
    if mode == "P":
        image = quarters().quantize(4)
        return png(image, transparency=image.getpixel((100, 150)))
    return png(quarters(mode), transparency=YELLOW if mode == "RGB" else 240)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "RGB", "L"])
def test_what_is_clear_lies_on_white(mode: str) -> None:
    page = page_of(clear_last_quarter(mode))

    *others, last = seen(page)
    assert last == WHITE
    assert is_near(others[0], (20,) * 3 if mode in {"L", "LA"} else (200, 30, 30))
    assert WHITE not in others


def test_what_is_half_clear_is_mixed_with_white() -> None:
    image = Image.new("RGBA", (140, 198), (0, 0, 200, 128))
    image.paste((0, 200, 0, 255), (0, 0, 70, 198))

    found = seen(page_of(png(image)))

    assert is_near(found[1], (127, 127, 227))


def test_a_clear_level_of_a_deep_grey() -> None:
    clear, grey = (struct.pack("<H", level) for level in (500, 30_000))
    rows = (clear * 70 + grey * 70) * 99 + grey * 140 * 99
    image = Image.frombytes("I;16", (140, 198), rows)

    found = seen(page_of(png(image, transparency=500)))

    assert found[0] == WHITE
    assert is_near(found[1], (117, 117, 117))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_in_exif_and_xmp(orientation: int) -> None:
    exif, note = Image.Exif(), PngImagePlugin.PngInfo()
    exif[samples.ORIENTATION] = orientation
    said = f'<rdf:Description tiff:Orientation="{orientation}"/>'
    note.add_itxt("XML:com.adobe.xmp", said)

    assert shows_right(png(stored(orientation), exif=exif))
    assert shows_right(png(stored(orientation), pnginfo=note))


def test_an_animation_shows_its_first_picture() -> None:
    other = Image.new("RGB", (140, 198), "white")

    assert shows_right(png(quarters(), save_all=True, append_images=[other]))


def test_a_page_with_another_resolution_across_keeps_its_pixels() -> None:
    page = page_of(png(quarters(), dpi=(300, 150)))

    assert is_right(page)
    assert page.size == page_of(png(quarters())).size
