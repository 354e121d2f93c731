"""Pages of few colours are told from photographs, and their areas stay exact."""

import pytest
from PIL import Image, ImageDraw, ImageFilter

from documents.normalising.output.flatness import flat_colours, indices, with_shades
from tests.documents.normalising.photographed import (
    drawn,
    page_of_text,
    photographed,
    scanned,
)
from tests.documents.normalising.rendered import Colour
from tests.documents.normalising.sources.coloured import colours, greys, photo


def letterhead(paper: Colour, ink: Colour) -> Image.Image:
    """Draw smoothed letters on even paper."""
    page = Image.new("RGB", (1000, 1400), paper)
    pen = ImageDraw.Draw(page)
    for row in range(45):
        pen.text((60, 50 + 28 * row), "Kosten der Unterkunft " * 5, fill=ink)
    return page.filter(ImageFilter.GaussianBlur(0.6))


def test_a_written_page_needs_few_greys() -> None:
    page = drawn(page_of_text("Helvetica", 10)).convert("L")

    found = flat_colours(page)

    assert found is not None
    assert len(found) <= 16
    assert {0, 255} <= set(found)


@pytest.mark.parametrize("paper", [(255, 255, 230), (200, 225, 255)])
def test_paper_and_frames_keep_their_colour(paper: Colour) -> None:
    page = letterhead(paper, (150, 0, 0))
    page.paste((30, 120, 60), (0, 0, 1000, 40))

    found = flat_colours(page)

    assert found is not None
    assert {paper, (30, 120, 60)} <= set(found)


@pytest.mark.parametrize("image", [photo("L"), photo("RGB")], ids=["grey", "colour"])
def test_a_photograph_is_not_flat(image: Image.Image) -> None:
    assert flat_colours(image) is None


@pytest.mark.parametrize("take", [scanned, photographed])
def test_paper_that_a_camera_saw_is_not_flat(take: object) -> None:
    assert callable(take)

    assert flat_colours(take(drawn(page_of_text("Helvetica", 10)))) is None


def test_a_soft_shading_is_not_flat() -> None:
    """In few levels one would see steps."""
    shading = Image.linear_gradient("L").resize((900, 1200), Image.Resampling.BICUBIC)
    warm = Image.merge("RGB", (shading, shading.rotate(90), shading.rotate(180)))

    assert flat_colours(warm) is None


@pytest.mark.parametrize("image", [greys(9), colours(9), greys(200), colours(200)])
def test_few_colours_are_all_taken(image: Image.Image) -> None:
    counted = image.getcolors(256)
    assert counted is not None

    assert flat_colours(image) == sorted(colour for _, colour in counted)


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 255), (40, 257)])
def test_any_shape_has_its_colours(size: tuple[int, int]) -> None:
    assert flat_colours(Image.new("L", size, 9)) == [9]
    assert flat_colours(Image.new("RGB", size, (9, 8, 7))) == [(9, 8, 7)]


def test_a_single_thin_line_is_seen() -> None:
    page = Image.new("L", (1000, 1400), 255)
    page.paste(90, (0, 701, 1000, 702))

    found = flat_colours(page)

    assert found == [90, 255]


@pytest.mark.parametrize("areas", [[], [0], [255], [128], list(range(0, 250, 30))])
def test_shades_hold_black_white_and_the_areas(areas: list[int]) -> None:
    levels = with_shades(areas)

    assert {0, 255, *areas} <= set(levels)
    assert 12 <= len(levels) <= 16
    assert levels == sorted(set(levels))


@pytest.mark.parametrize("levels", [[0, 255], [40], [0, 100, 101, 255]])
def test_each_level_becomes_the_nearest(levels: list[int]) -> None:
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))

    numbers = indices(ramp, levels).tobytes()

    for level, number in enumerate(numbers):
        off = min(abs(level - other) for other in levels)
        assert abs(level - levels[number]) == off
