"""The words of a PDF's page, placed on the page as people see it."""

import re
from collections.abc import Iterable, Iterator

import pypdfium2

from documents.normalising.text.letters import Letters
from documents.normalising.text.placing import Sheet, Span, foot, span
from documents.normalising.text.reading_order import (
    Placed,
    in_runs,
    on_one_line,
    one_line,
    word_places,
)
from documents.normalising.text.right_to_left import RIGHT_TO_LEFT
from documents.normalising.text.text_layer import UNFIT, Stretch

LINE = re.compile(r"[^\r\n]+")
# PDFium's sign for a word that goes on in the next line.
HYPHEN = "\x02"
WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?")
# How far words of one stretch may differ, in heights.
UNEVEN = 0.1


def words(page: pypdfium2.PdfPage) -> list[Stretch]:
    """Give those that PDFium reads on the part that is shown, line by line."""
    textpage = page.get_textpage()
    try:
        letters = Letters(textpage)
        sheet = Sheet(page.get_bbox(), page.get_rotation() // 90)
        return [
            stretch
            for direction, placed in _lines(letters)
            for stretch in _placed(placed, direction, sheet)
        ]
    finally:
        textpage.close()


def _lines(letters: Letters) -> Iterator[tuple[int, Iterable[Placed]]]:
    """Give each line's direction and words; stretches of right-to-left ones as one."""
    kept: list[list[Placed]] = []
    kept_direction = 0
    for line in LINE.finditer(letters.text):
        direction = letters.direction(line.start())
        turning = RIGHT_TO_LEFT.search(line[0])
        found = word_places(letters, line, direction) if turning else []
        goes_on = kept and found and direction == kept_direction
        if kept and not (goes_on and on_one_line(kept[-1], found)):
            yield kept_direction, _turned(kept)
            kept = []
        if found:
            kept, kept_direction = [*kept, found], direction
        elif not turning:
            yield direction, _from_left_to_right(letters, line, direction)
    if kept:
        yield kept_direction, _turned(kept)


def _turned(lines: list[list[Placed]]) -> list[Placed]:
    return in_runs([(fit(word), place) for word, place in one_line(lines)])


def _placed(
    placed: Iterable[Placed], direction: int, sheet: Sheet
) -> Iterator[Stretch]:
    turned = (direction - sheet.turns) % 4
    for (start, _, low, high), found in _stretches(placed, span(sheet.box, direction)):
        x, y = sheet.seen(*foot(start, low, direction))
        yield Stretch(x, y, high - low, turned, found)


def _stretches(
    placed: Iterable[Placed], shown: Span
) -> Iterator[tuple[Span, list[tuple[str, float, float]]]]:
    """Divide a line where the height or the foot of the words changes."""
    found: list[tuple[str, float, float]] = []
    first = None
    for text, place in placed:
        start, end, low, high = place
        if not text.strip() or not _is_shown(place, shown):
            continue
        uneven = UNEVEN * (high - low)
        if first and (abs(low - first[2]) > uneven or abs(high - first[3]) > uneven):
            yield first, found
            first, found = None, []
        first = first or place
        found.append((text, start, end))
    if first:
        yield first, found


def _is_shown(place: Span, shown: Span) -> bool:
    """Say whether the middle is, and the whole no larger; nothing is like NaN."""
    start, end, low, high = place
    left, right, bottom, top = shown
    return (
        2 * left <= start + end <= 2 * right
        and 2 * bottom <= low + high <= 2 * top
        and 0 < end - start <= right - left
        and 0 < high - low <= top - bottom
    )


def _from_left_to_right(
    letters: Letters, line: re.Match[str], direction: int
) -> Iterator[Placed]:
    text = letters.text
    for match in WORD.finditer(text, *line.span()):
        first, after = match.span()
        word = fit(match[0])
        if text[after : after + 1] == " ":
            word += " "
        yield word, letters.around(first, after - 1, direction)


def fit(text: str) -> str:
    """Leave out what stands for nothing."""
    if text.isprintable():
        return text
    return UNFIT.sub("", text.replace(HYPHEN, "-"))
