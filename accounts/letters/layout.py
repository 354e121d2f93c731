"""What a page says and where, in millimetres from its corner."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache

from django.utils import translation

from accounts.letters import pictures
from accounts.letters.sheet import Pen, Sheet
from accounts.letters.words import Case, Words, labels, words

LEFT, WIDTH = 25.0, 165.0
TOP, BOTTOM = 98.5, 284
PICTURE, PICTURE_HEIGHT, GAP, BETWEEN = 10, 12, 4, 2.6
SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
TITLE = 3


class TooLong(Exception):
    """The words do not fit on the page, even in the smallest print."""


@dataclass(frozen=True)
class Column:
    """The words in one language, and where they stand."""

    words: Words
    labels: dict[str, str]
    x: float
    width: float
    rtl: bool


@dataclass(frozen=True)
class Row:
    """What stands side by side; `step` has a number and a picture in the middle."""

    texts: tuple[str, ...]
    step: int = 0
    title: bool = False


@dataclass(frozen=True)
class Plan:
    """A size of print in which all rows fit, and the height of each."""

    points: float
    columns: tuple[Column, ...]
    above: tuple[tuple[Row, float], ...]
    below: tuple[tuple[Row, float], ...]
    box: float

    @property
    def box_top(self) -> float:
        return TOP + sum(high + BETWEEN for _row, high in self.above) + BETWEEN


@lru_cache(maxsize=64)
def plan(case: Case, languages: tuple[str, ...], box: float) -> Plan:
    """Find the largest print that fits beside a box of this height.

    Raises TooLong.
    """
    with closing(Sheet(title="", language="")) as sheet:
        sheet.new_page()
        return _plan(sheet, case, languages, box)


def _plan(sheet: Sheet, case: Case, languages: tuple[str, ...], box: float) -> Plan:
    made = tuple(_columns(case, languages))
    above, below = _rows([column.words for column in made])
    for points in SIZES:
        upper = tuple((row, _high(sheet, row, made, points)) for row in above)
        lower = tuple((row, _high(sheet, row, made, points)) for row in below)
        tried = Plan(points, made, upper, lower, box)
        rest = sum(high + BETWEEN for _row, high in lower)
        if tried.box_top + box + 2 * BETWEEN + rest <= BOTTOM:
            return tried
    raise TooLong


def draw(sheet: Sheet, found: Plan, *, at_the_desk: bool) -> None:
    """Draw all that is the same for everybody who gets such a letter."""
    y = TOP
    for row, high in found.above:
        _write(sheet, row, found, y)
        y += high + BETWEEN
    y = found.box_top + found.box + 2 * BETWEEN
    for row, high in found.below:
        _write(sheet, row, found, y)
        if row.step:
            _picture(sheet, row.step, found, y, at_the_desk=at_the_desk)
        y += high + BETWEEN


def _columns(case: Case, languages: Sequence[str]) -> list[Column]:
    """Put the language that runs to the left on the right-hand side."""
    ordered = sorted(languages, key=_runs_left)
    half = (WIDTH - PICTURE) / 2 - GAP
    places = [(LEFT, half), (LEFT + WIDTH - half, half)]
    if len(languages) == 1:
        places = [(LEFT + PICTURE + GAP, WIDTH - PICTURE - GAP)]
    made = []
    for language, (x, width) in zip(ordered, places, strict=True):
        with translation.override(language):
            rtl = _runs_left(language)
            made.append(Column(words(case), labels(), x, width, rtl))
    return made


def _runs_left(language: str) -> bool:
    return bool(translation.get_language_info(language)["bidi"])


def _rows(all_words: list[Words]) -> tuple[list[Row], list[Row]]:
    above = [
        Row(tuple(one.title for one in all_words), title=True),
        Row(tuple(one.intro for one in all_words)),
    ]
    steps = zip(*(one.steps for one in all_words), strict=True)
    notes = zip(*(one.notes for one in all_words), strict=True)
    below = [Row(texts, step=number) for number, texts in enumerate(steps, start=1)]
    return above, below + [Row(texts) for texts in notes]


def _high(sheet: Sheet, row: Row, columns: Sequence[Column], points: float) -> float:
    heights = [
        sheet.height(text, width=column.width, pen=_pen(row, column, points))
        for text, column in zip(row.texts, columns, strict=True)
    ]
    return max([*heights, PICTURE_HEIGHT if row.step else 0])


def _write(sheet: Sheet, row: Row, found: Plan, y: float) -> None:
    for text, column in zip(row.texts, found.columns, strict=True):
        pen = _pen(row, column, found.points)
        sheet.write_lines(column.x, y, text, width=column.width, pen=pen)


def _pen(row: Row, column: Column, points: float) -> Pen:
    return Pen(points + TITLE * row.title, bold=row.title, rtl=column.rtl)


def _picture(
    sheet: Sheet, step: int, found: Plan, y: float, *, at_the_desk: bool
) -> None:
    alone = len(found.columns) == 1
    x = LEFT if alone else LEFT + (WIDTH - PICTURE) / 2
    second = pictures.desk if at_the_desk else pictures.type_in
    drawn = (pictures.scan, second, pictures.come_in)[step - 1]
    pictures.number(sheet, x - 1.6, y, step)
    drawn(sheet, x + 4.5, y)
