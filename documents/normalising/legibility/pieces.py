"""Cuts out of a page the small pieces with the strongest edges: there is print."""

from collections.abc import Iterator

from PIL import Image, ImageChops

# Every so manieth pixel tells where to look.
COARSE = 8
COLUMNS, ROWS = 3, 3
# Next to the edges there may be a table under the paper.
MARGIN = 1 / 8


def strongest(
    image: Image.Image, coarse: Image.Image, side: int
) -> Iterator[Image.Image]:
    """Cut a piece out of each part of the page: that with the strongest edges."""
    steps = ImageChops.difference(coarse, ImageChops.offset(coarse, 1, 0))
    # Edges on bright paper count more.
    found = ImageChops.multiply(steps, coarse).reduce(max(1, side // COARSE))
    for row in range(ROWS):
        for column in range(COLUMNS):
            cells = _cells(found, column, row)
            if cells:
                _, x, y = max(cells)
                left = min(x * side, max(0, image.width - side))
                top = min(y * side, max(0, image.height - side))
                box = (left, top, left + side, top + side)
                yield image.crop(box).convert("L")


def _cells(found: Image.Image, column: int, row: int) -> list[tuple[int, int, int]]:
    wide, levels = found.width, found.tobytes()
    across = _part(found.width, column, COLUMNS)
    down = _part(found.height, row, ROWS)
    return [(levels[y * wide + x], x, y) for y in down for x in across]


def _part(length: int, number: int, count: int) -> range:
    skipped = round(MARGIN * length)
    inner = length - 2 * skipped
    return range(
        skipped + inner * number // count, skipped + inner * (number + 1) // count
    )
