"""Lays words over a page that nobody sees, but search, copying and readers find.

Readers take what stands on a line from left to right and turn right-to-left writing
themselves; so each word is written as it looks, not as it is spoken.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from documents.normalising.text.glyphless import ADVANCE, DESCENT, EM

# What stands for nothing, or must not stand in a PDF's text.
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]+")
# The text rendering mode that neither fills nor strokes.
INVISIBLE = 3
# As many codes as two bytes have, and 0 is none.
MOST_CODES = 0xFFFF
# Quarter turns against the clock, as cosine and sine.
DIRECTIONS = ((1, 0), (0, 1), (-1, 0), (0, -1))
# A blank is this much of a line's height, or it is the gap between two columns.
WIDEST_BLANK = 0.6


class Stretch(NamedTuple):
    """Words on one line, of one height."""

    # The foot of its beginning, in points from the lower left corner of the page.
    x: float
    y: float
    height: float
    # Quarter turns against the clock.
    turned: int
    # What a word looks like; where it starts and ends. If a blank follows, it stands
    # where it is read: behind the word, or before one that is read from the right.
    words: list[tuple[str, float, float]]


class Codes(dict[int, str]):
    """Gives every sign a code of its own when it is first met."""

    def __missing__(self, sign: int) -> str:
        code = f"{len(self) + 1:04x}" if len(self) < MOST_CODES else ""
        self[sign] = code
        return code


def drawing(stretches: Iterable[Stretch], codes: Codes, font: str) -> bytes:
    """Write the part of a page's content that holds its words."""
    pieces = [
        piece for stretch in stretches for piece in _written(stretch, codes, font)
    ]
    return "\n".join([f"BT {INVISIBLE} Tr", *pieces, "ET"]).encode() if pieces else b""


def _written(stretch: Stretch, codes: Codes, font: str) -> Iterator[str]:
    x, y, height, turned, words = stretch
    across, up = DIRECTIONS[turned]
    lift = -height * DESCENT / EM
    begin = words[0][1]
    widest = height * WIDEST_BLANK
    # The scale, in percent, that gives a sign a width of one.
    percent = 100 * EM / (ADVANCE * height)
    at = None
    yield f"/{font} {height:.1f} Tf"
    follows = [start for _, start, _ in words[1:]]
    for (text, start, end), following in zip(words, [*follows, None], strict=True):
        # A blank that is written first lies to the left.
        lead = (end - start) / (len(text) - 1) if text[0] == " " else 0
        if at != start:
            along = start - lead - begin
            place = x + along * across - lift * up, y + along * up + lift * across
            yield f"{across} {up} {-up} {across} {place[0]:.1f} {place[1]:.1f} Tm"
        count = len(text)
        # Stretched to where the next word starts, so that no other move is needed.
        if following is not None and text[-1] == " " and 0 <= following - end <= widest:
            at = following
        else:
            at, count = None, count - (text[-1] == " ")
        length = (end if at is None else at) - start + lead
        yield f"{percent * length / count:.1f} Tz<{text.translate(codes)}>Tj"
