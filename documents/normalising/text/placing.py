"""Where on a page something lies: along its line, and on the page as people see it.

Directions and turns are counted in quarters: a line's against the clock, a page's with
it.
"""

from typing import NamedTuple

# In points, as the file has it: left, bottom, right, top.
Box = tuple[float, float, float, float]
# On a line: its start and its end along it, and its foot and its head.
Span = tuple[float, float, float, float]


def span(box: Box, direction: int) -> Span:
    left, bottom, right, top = box
    if direction == 0:
        return left, right, bottom, top
    if direction == 1:
        return bottom, top, -right, -left
    if direction == 2:  # noqa: PLR2004 -- half a turn
        return -right, -left, -top, -bottom
    return -top, -bottom, left, right


def foot(start: float, low: float, direction: int) -> tuple[float, float]:
    """Give the point where it starts: the other way round than ``span``."""
    return ((start, low), (-low, start), (-start, -low), (low, -start))[direction]


class Sheet(NamedTuple):
    """The part of a page that is shown, and how often it is turned."""

    box: Box
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        left, bottom, right, top = self.box
        shown = right - left, top - bottom
        return shown if self.turns % 2 == 0 else shown[::-1]

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """Say where people see a point of the file."""
        left, bottom, right, top = self.box
        return (
            (x - left, y - bottom),
            (y - bottom, right - x),
            (right - x, top - y),
            (top - y, x - left),
        )[self.turns]
