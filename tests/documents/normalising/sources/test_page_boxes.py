"""Pages are shown upright and as far as their boxes say, whatever these are."""

import pytest

from tests import samples
from tests.documents.normalising.pdfs import line, page, picture, turned
from tests.documents.normalising.quarters import is_right, quarters
from tests.documents.normalising.rendered import converted, pages


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_is_upright(degrees: int) -> None:
    image = quarters(size=(1190, 1684))
    stored = image.rotate(degrees, expand=True)
    size = (595.0, 842.0) if degrees % 180 == 0 else (842.0, 595.0)
    content = f"q {size[0]} 0 0 {size[1]} 0 0 cm /P0 Do Q"
    made = turned(page(content, size, [picture(stored)]), degrees)

    shown = pages(converted(made))[0]

    assert (round(shown.width), round(shown.height)) == (595, 842)
    assert is_right(shown)


@pytest.mark.parametrize(
    ("boxes", "size"),
    [
        ({"CropBox": (100, 100, 400, 500)}, (300, 400)),
        ({"MediaBox": (-100, -50, 495, 792)}, (595, 842)),
        ({"MediaBox": (595, 842, 0, 0)}, (595, 842)),
        ({"CropBox": (-500, -500, 2000, 2000)}, (595, 842)),
        ({"CropBox": (10, 10, 10, 10)}, (595, 842)),
        ({"TrimBox": (100, 100, 200, 200)}, (595, 842)),
    ],
)
def test_odd_boxes(boxes: dict[str, tuple[float, ...]], size: tuple[int, int]) -> None:
    made = turned(page(line("Bescheid", 150, 300, 30)), 0, **boxes)

    [shown] = pages(converted(made))

    assert shown.size == size
    assert min(shown.convert("L").tobytes()) < 100


def test_a_page_keeps_its_size() -> None:
    assert [shown.size for shown in pages(converted(page("", (300, 700))))] == [
        (300, 700)
    ]
    assert pages(converted(samples.pdf(1)))[0].size == (595, 842)
