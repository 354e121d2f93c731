"""Finds text that goes on beyond the edge of a picture."""

import functools
import re
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

# How far from an edge to look, as shares of the page.
DEPTHS = (0.004, 0.007, 0.010)
# The longer side in as many samples: half a millimetre of A4.
SAMPLES = 600
# Shares of the paper's brightness: ink, what is neither, paper.
INK, PAPER = 0.7, 0.8
NEITHER = 0.55
# So many pieces of ink make an edge one that cuts through text.
PIECES, LONGEST = 10, 16
# Text lies on paper, sharp against it; the grain of a table is neither.
LEAST_PAPER, MOST_NEITHER, LEAST_INK = 0.3, 0.38, 0.04
# An edge darker than this share of the paper shows something else.
DARK = 0.6
PIECE = re.compile(rb"\x01+")


def text_beyond(image: Image.Image, paper: int) -> float:
    """Give 1 and more if there is such an edge; PAPER is how bright paper is."""
    return max(_pieces_on(edge, paper) for edge in _edges(image)) / PIECES


def _edges(image: Image.Image) -> Iterator[Image.Image]:
    """Give each edge as one line, with the darkest that lies near it."""
    width, height = image.size
    scale = SAMPLES / max(image.size)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    columns = [round(depth * width) for depth in DEPTHS]
    rows = [round(depth * height) for depth in DEPTHS]
    for x in (columns, [width - 1 - column for column in columns]):
        yield _darkest(image, [(at, 0, at + 1, height) for at in x], (1, down))
    for y in (rows, [height - 1 - row for row in rows]):
        yield _darkest(image, [(0, at, width, at + 1) for at in y], (across, 1))


def _darkest(
    image: Image.Image, boxes: list[tuple[int, int, int, int]], size: tuple[int, int]
) -> Image.Image:
    lines = (
        image.crop(box).convert("L").resize(size, Image.Resampling.BOX) for box in boxes
    )
    return functools.reduce(ImageChops.darker, lines)


def _pieces_on(edge: Image.Image, paper: int) -> int:
    levels = edge.histogram()
    white = percentile(levels, 0.9)
    ink, light = round(INK * white), round(PAPER * white)
    samples = sum(levels)
    neither = sum(levels[round(NEITHER * white) : light]) / samples
    bright = sum(levels[light:]) / samples
    if white < DARK * paper or bright < LEAST_PAPER or neither > MOST_NEITHER:
        return 0
    if 1 - bright - neither < LEAST_INK:
        return 0
    inked = edge.point([1] * ink + [0] * (256 - ink)).tobytes()
    return sum(len(piece) <= LONGEST for piece in PIECE.findall(inked))


def percentile(levels: Sequence[int], share: float) -> int:
    """Give the level below which this share of a histogram lies."""
    left = sum(levels) * share
    for level, count in enumerate(levels):
        left -= count
        if left < 0:
            return level
    return len(levels) - 1
