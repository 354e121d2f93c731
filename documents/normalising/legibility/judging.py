"""How hard a page is to read: blurred, dark, cut off or too small. Only a hint.

Blur and size are measured on small pieces where the strongest edges are. The tests
calibrate it all on pages in several fonts and sizes.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image, ImageChops

from documents.normalising.legibility import margins, pieces
from documents.normalising.legibility.margins import percentile
from documents.normalising.legibility.pieces import COARSE
from documents.normalising.legibility.scores import HARD, WORST, Scores
from documents.normalising.output.pages import Page

# What a piece measures, once it is as coarse as the blur that is looked for.
PIECE = 64
# A blur of this share of the shorter side makes 8 point print illegible.
BLUR = 0.0015
# How many times that blur an edge is wide: hardly blurred, illegible, no edge at all.
SHARP, BLURRED, SHADED = 1.0, 2.8, 8.0
# In levels of 255: weaker edges are no print, and a page this bright at most is dim.
CONTRAST, DIM = 24, 100
# Paper is nearly as bright as the brightest, covers this share, and is hardly coloured.
BRIGHT, BRIGHT_SHARE, COLOUR = 0.7, 0.35, 0.3
# What is darker than this share of the paper is a table under it.
PAPER = 0.6
# So many strokes in 128 pixels belong to letters of five pixels; more are a pattern.
STROKES, MOST_STROKES, ALONG = 15, 32, 128
LEAST_INK, MOST_INK = 0.05, 0.35
# How many strokes and how much ink blurred print has: fewer strokes are an edge of
# something in a photo, more are noise.
FEW_STROKES, NOISE, MERGED_INK = 2.5, 20, 0.5
# A page of so few pixels across has merged letters; what is smaller is no page.
FEWEST, STAMP = 480, 240
SQUAREST, LONGEST = 1.25, 1.55
# Fewer pieces with print say nothing.
FEW = 3
STROKE = re.compile(rb"\x01+")


class _Print(NamedTuple):
    """What a piece of the page shows."""

    edge: float
    strokes: float
    ink: float


def judged(page: Page) -> Scores | None:
    """Judge what was photographed or scanned; what is flat was written or cleaned."""
    return scores(page.image) if page.picture.coding == "jpeg" else None


def scores(image: Image.Image) -> Scores:
    """Judge an upright page in mode 1, L or RGB."""
    if min(image.size) < STAMP:
        return Scores()
    size = image.width // COARSE, image.height // COARSE
    coarse = image.resize(size, Image.Resampling.NEAREST)
    grey = coarse.convert("L")
    levels = grey.histogram()
    dark = _score(2 - percentile(levels, 0.98) / DIM)
    if not _is_paper(coarse, grey):
        return Scores(dark=dark)
    paper = percentile(levels, 0.9)
    width = max(1, round(min(image.size) * BLUR))
    found = pieces.strongest(image, grey, PIECE * width)
    prints = [one for piece in found if (one := _print(piece, width, paper))]
    text = [one for one in prints if _is_text(one)]
    beyond = margins.text_beyond(image, paper) if len(text) >= FEW else 0
    return Scores(
        blurred=_blur(text),
        dark=dark,
        cut_off=_score(beyond),
        too_small=max(_smallness(prints), _coarseness(image)),
    )


def _score(share: float) -> int:
    """Turn 1, where a page becomes hard to read, into HARD."""
    return round(max(0, min(WORST, HARD * share)))


def _is_paper(coarse: Image.Image, grey: Image.Image) -> bool:
    """Say whether much of it is bright and has little colour, unlike other photos."""
    bright = round(BRIGHT * percentile(grey.histogram(), 0.95))
    mask = grey.point([0] * bright + [255] * (256 - bright))
    red, green, blue = coarse.convert("RGB").split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    colour = ImageChops.subtract(most, least).histogram(mask)
    enough = sum(colour) >= BRIGHT_SHARE * grey.width * grey.height
    return enough and percentile(colour, 0.5) <= COLOUR * bright


def _blur(text: Sequence[_Print]) -> int:
    # The sharpest quarter: the others may be no print at all.
    edge = _quantile([one.edge for one in text], 0.25)
    return _score((edge - SHARP) / (BLURRED - SHARP))


def _smallness(prints: Sequence[_Print]) -> int:
    strokes = [
        one.strokes
        for one in prints
        if LEAST_INK <= one.ink <= MOST_INK and one.strokes <= MOST_STROKES
    ]
    return _score(_quantile(strokes, 0.5) / STROKES)


def _coarseness(image: Image.Image) -> int:
    """Judge what has the shape of a page but not the pixels of one."""
    short, long = sorted(image.size)
    is_page = SQUAREST < long / short < LONGEST
    return _score(FEWEST / short) if is_page and short < FEWEST else 0


def _quantile(values: Sequence[float], share: float) -> float:
    if len(values) < FEW:
        return 0
    return sorted(values)[int(share * len(values))]


def _is_text(found: _Print) -> bool:
    return FEW_STROKES <= found.strokes <= NOISE and found.ink <= MERGED_INK


def _print(piece: Image.Image, width: int, paper: int) -> _Print | None:
    fine = piece.histogram()
    coarse = piece.reduce(width)
    levels = coarse.histogram()
    low, high = percentile(levels, 0.02), percentile(levels, 0.98)
    if high - low < CONTRAST or high < PAPER * paper:
        return None
    steepest = max(_steepest(coarse, *way) for way in ((1, 0), (0, 1)))
    edge = (high - low) / max(1, steepest)
    if edge > SHADED:
        return None
    middle = (percentile(fine, 0.02) + percentile(fine, 0.98)) // 2
    inked = piece.point([1] * middle + [0] * (256 - middle)).tobytes()
    strokes = len(STROKE.findall(inked)) * ALONG / len(inked)
    return _Print(edge, strokes, ink=sum(fine[:middle]) / len(inked))


def _steepest(image: Image.Image, across: int, down: int) -> int:
    """Give the step that edges make, above those that noise makes everywhere."""
    moved = ImageChops.offset(image, across, down)
    steps = ImageChops.difference(image, moved).crop((1, 1, *image.size)).histogram()
    return percentile(steps, 0.98) - percentile(steps, 0.5)
