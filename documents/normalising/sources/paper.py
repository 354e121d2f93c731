"""How large a picture becomes: in pixels, and in points on the page."""

import math

A4 = (595.276, 841.89)
# A4 at 300 dpi, and its width at 150.
SHORT_SIDE, LONG_SIDE = 2480, 3508
LEGIBLE_SHORT_SIDE = 1240
# Sides this much alike to those of A4 are those of a sheet of paper.
TOLERANCE = 0.06
SMALLEST_SIDE = 72.0
# A ratio of resolutions beyond this is nonsense.
STEEPEST = 4


def scale_to_fit(size: tuple[int, int]) -> float:
    """Give the factor, 1 at most, for a picture of so many columns and rows."""
    short, long = sorted(size)
    scale = min(SHORT_SIDE / short, LONG_SIDE / long)
    # A long receipt must stay legible across, within the same number of pixels.
    area = math.sqrt(SHORT_SIDE * LONG_SIDE / (short * long))
    return min(1.0, max(scale, min(area, LEGIBLE_SHORT_SIDE / short)))


def on_paper(size: tuple[int, int]) -> tuple[float, float]:
    """Give the sheet a picture is drawn on: A4 if it is a page, else its own shape."""
    columns, rows = size
    sheet = A4 if columns <= rows else (A4[1], A4[0])
    if abs((columns / rows) / (sheet[0] / sheet[1]) - 1) <= TOLERANCE:
        return sheet
    # Never blown up beyond 72 dpi.
    scale = min(1.0, sheet[0] / columns, sheet[1] / rows)
    return max(SMALLEST_SIDE, columns * scale), max(SMALLEST_SIDE, rows * scale)


def in_the_middle(
    size: tuple[int, int], paper: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Place a picture as large as the paper allows: left, bottom, width, height."""
    (columns, rows), (width, height) = size, paper
    scale = min(width / columns, height / rows)
    wide, high = columns * scale, rows * scale
    return (width - wide) / 2, (height - high) / 2, wide, high


def square(
    size: tuple[int, int], resolution: tuple[float, float] | None
) -> tuple[int, int]:
    """Undo what a fax machine does that scans coarser down than across."""
    across, down = map(float, resolution or (1, 1))
    ratio = across / down if across > 0 and down > 0 else 1.0
    if max(ratio, 1 / ratio) > STEEPEST:
        return size
    return round(size[0] * max(1, 1 / ratio)), round(size[1] * max(1, ratio))
