"""A picture whose four quarters differ, so that no turn or mirroring goes unseen."""

from PIL import Image

from tests import samples
from tests.documents.normalising.rendered import (
    Colour,
    colour,
    converted,
    is_near,
    pages,
)

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 150, 60), (30, 30, 200), (230, 200, 20)
COLOURS = (RED, GREEN, BLUE, YELLOW)
GREYS = (20, 90, 160, 240)
PLACES = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
SIZE = (140, 198)


def quarters(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """Lay the quarters out as one reads: red, green, blue, yellow, or four greys."""
    width, height = size
    image = Image.new("L" if mode == "L" else "RGB", size)
    fill: tuple[float | Colour, ...] = GREYS if mode == "L" else COLOURS
    for number, one in enumerate(fill):
        x, y = number % 2 * width // 2, number // 2 * height // 2
        image.paste(one, (x, y, x + width - width // 2, y + height - height // 2))
    return image if mode in {"L", "RGB"} else image.convert(mode)


def stored(orientation: int, mode: str = "RGB") -> Image.Image:
    """Turn it the way that a camera's note of this number asks a viewer to undo."""
    image = quarters(mode)
    turn = samples.STORED.get(orientation)
    return image if turn is None else image.transpose(turn)


def page_of(content: bytes) -> Image.Image:
    [page] = pages(converted(content))
    return page


def seen(page: Image.Image) -> list[Colour]:
    return [colour(page, *place) for place in PLACES]


def is_right(page: Image.Image, mode: str = "RGB") -> bool:
    wanted = [(grey,) * 3 for grey in GREYS] if mode == "L" else COLOURS
    found = seen(page)
    alike = all(is_near(one, other) for one, other in zip(found, wanted, strict=True))
    return alike and page.width < page.height


def shows_right(content: bytes, mode: str = "RGB") -> bool:
    return is_right(page_of(content), mode)
