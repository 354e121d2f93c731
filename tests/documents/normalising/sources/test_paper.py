"""Pictures of pages become A4, others keep their shape; none is blown up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.normalising.sources.paper import (
    A4,
    in_the_middle,
    on_paper,
    scale_to_fit,
    square,
)

SIDES = st.integers(1, 30_000)


@pytest.mark.parametrize("size", [(2480, 3508), (3000, 4200), (1240, 1700)])
def test_a_page_is_a4_both_ways_round(size: tuple[int, int]) -> None:
    assert on_paper(size) == A4
    assert on_paper(size[::-1]) == A4[::-1]


@pytest.mark.parametrize("size", [(3000, 4000), (1080, 2400), (800, 800)])
def test_other_shapes_are_kept(size: tuple[int, int]) -> None:
    width, height = on_paper(size)

    assert width / height == pytest.approx(size[0] / size[1])
    assert width <= A4[0] + 0.01
    assert height <= A4[1] + 0.01


@given(SIDES, SIDES)
def test_no_picture_is_distorted_or_leaves_its_paper(columns: int, rows: int) -> None:
    width, height = paper = on_paper((columns, rows))

    left, bottom, wide, high = in_the_middle((columns, rows), paper)

    assert wide / high == pytest.approx(columns / rows)
    assert min(left, bottom) >= -1e-6
    assert left + wide <= width + 1e-6
    assert bottom + high <= height + 1e-6
    assert wide == pytest.approx(width) or high == pytest.approx(height)


@given(SIDES, SIDES)
def test_pictures_only_shrink_and_not_below_what_is_legible(
    columns: int, rows: int
) -> None:
    scale = scale_to_fit((columns, rows))

    assert 0 < scale <= 1
    # Half a pixel more is what rounding does.
    most = (2480 + 0.5) * (3508 + 0.5)
    assert columns * rows * scale * scale <= most
    if scale < 1:
        assert min(columns, rows) * scale <= 2480 + 0.5


@pytest.mark.parametrize(
    ("size", "resolution", "shape"),
    [
        ((1728, 1143), (204, 98), (1728, 2379)),
        ((1000, 500), (100, 200), (2000, 500)),
        ((1000, 500), (300, 300), (1000, 500)),
        ((1000, 500), None, (1000, 500)),
        ((1000, 500), (0, 0), (1000, 500)),
        ((1000, 500), (1, 5000), (1000, 500)),
    ],
)
def test_coarse_rows_are_undone_and_nonsense_is_not(
    size: tuple[int, int],
    resolution: tuple[float, float] | None,
    shape: tuple[int, int],
) -> None:
    assert square(size, resolution) == shape
