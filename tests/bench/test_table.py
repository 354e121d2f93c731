"""What the bench prints."""

import pytest

from tests.bench import normalising
from tests.bench.costs import Cost
from tests.bench.racing import Race
from tests.bench.table import Line, Target, head

RACE = Race(
    bytes_in=3_600_000,
    ours=Cost(0.5, 150, 1_000_000),
    floor=Cost(0.4, 160, 990_000),
    peers={"ImageMagick": Cost(0.6, 300, 2_000_000), "OCRmyPDF": Cost(9, 200, 500_000)},
)


def line_about(words: str) -> str:
    [line] = [
        str(one) for one in normalising.lines_of("photo", RACE) if words in one.label
    ]
    return line


def test_a_figure_stands_beside_its_floor_and_target() -> None:
    assert line_about("photo, CPU").split() == [
        *("photo,", "CPU,", "floor", "0.500", "s", "0.400", "s", "1.25", "<=", "1.25")
    ]


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("CPU, ImageMagick", "1.20   >= 1.5  missed"),
        ("bytes, ImageMagick", "0.50   <= 1"),
        ("CPU, OCRmyPDF", "18.00   >= 5"),
        ("bytes, OCRmyPDF", "2.00   <= 1  missed"),
        ("memory", "0.94"),
        ("bytes, source", "0.28"),
    ],
)
def test_a_missed_target_is_named(words: str, end: str) -> None:
    assert line_about(words).endswith(end)


def test_a_peer_that_is_absent_has_no_line() -> None:
    labels = [one.label for one in normalising.lines_of("photo", RACE)]

    assert not any("img2pdf" in label for label in labels)


def test_the_columns_stand_below_their_heads() -> None:
    top = head("a document", other="floor")
    line = str(Line("CPU", "1.000 s", "2.000 s", 0.5, Target(1)))

    for name, figure in (("ours", "1.000 s"), ("floor", "2.000 s"), ("ratio", "0.50")):
        end = top.index(name) + len(name) - 1
        assert end == line.index(figure) + len(figure)
    assert top.index("target") - 1 == line.index("<=")
