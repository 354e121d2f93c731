"""BMP, GIF, WebP, HEIC and AVIF: upright, opaque, and only what shows first."""

import io

import pillow_heif
import pytest
from PIL import Image

from tests import samples
from tests.documents.normalising.quarters import (
    page_of,
    quarters,
    seen,
    shows_right,
    stored,
)
from tests.documents.normalising.sources.bmp_files import bmp, run_lengths

OTHER = Image.new("RGB", (140, 198), "white")


@pytest.mark.parametrize("top_down", [False, True])
@pytest.mark.parametrize(
    ("bits", "masks"), [(16, False), (16, True), (24, False), (32, False)]
)
def test_bmp_of_every_depth(bits: int, masks: bool, top_down: bool) -> None:  # noqa: FBT001
    assert shows_right(bmp(quarters(), bits, top_down=top_down, masks=masks))


def test_bmp_of_odd_width() -> None:
    assert shows_right(bmp(quarters(size=(141, 199)), 24))


def test_bmp_with_a_palette_and_with_runs() -> None:
    assert shows_right(samples.saved(quarters().quantize(16), "BMP"))
    assert shows_right(run_lengths(quarters()))


def test_gif() -> None:
    still = samples.saved(quarters(), "GIF")
    moving = samples.saved(quarters(), "GIF", save_all=True, append_images=[OTHER])

    assert shows_right(still)
    assert shows_right(moving)


def test_a_gif_that_is_partly_clear() -> None:
    image = quarters().quantize(4)
    clear = image.getpixel((100, 150))

    found = seen(page_of(samples.saved(image, "GIF", transparency=clear)))

    assert found[3] == samples.WHITE
    assert samples.WHITE not in found[:3]


@pytest.mark.parametrize("options", [{"lossless": True}, {"quality": 95}])
def test_webp(options: dict[str, object]) -> None:
    still = samples.saved(quarters(), "WEBP", **options)
    moving = samples.saved(
        quarters(), "WEBP", save_all=True, append_images=[OTHER], **options
    )

    assert shows_right(still)
    assert shows_right(moving)


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation(kind: str, orientation: int) -> None:
    """Pillow writes that of an AVIF as a stored turn and mirroring."""
    exif = Image.Exif()
    exif[samples.ORIENTATION] = orientation

    content = samples.saved(stored(orientation), kind, exif=exif, quality=95)

    assert shows_right(content)


def heic(image: Image.Image, *others: Image.Image, **options: object) -> bytes:
    container = pillow_heif.from_pillow(image)
    for other in others:
        container.add_from_pillow(other)
    file = io.BytesIO()
    container.save(file, quality=95, **options)
    return file.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_heic_of_every_orientation(orientation: int) -> None:
    exif = Image.Exif()
    exif[samples.ORIENTATION] = orientation

    assert shows_right(heic(stored(orientation), exif=exif.tobytes()))


@pytest.mark.parametrize("primary", [0, 1])
def test_heic_shows_its_primary_picture(primary: int) -> None:
    pictures = [OTHER, OTHER]
    pictures[primary] = quarters()

    assert shows_right(heic(*pictures, primary_index=primary))


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "HEIC"])
def test_what_is_clear_lies_on_white(kind: str) -> None:
    image = quarters()
    cover = Image.new("L", image.size, 255)
    cover.paste(0, (70, 99, 140, 198))
    image.putalpha(cover)
    content = heic(image) if kind == "HEIC" else samples.saved(image, kind, quality=95)

    found = seen(page_of(content))

    assert found[3] == samples.WHITE
    assert samples.WHITE not in found[:3]


def test_a_grey_heic() -> None:
    assert shows_right(heic(quarters("L")), "L")
