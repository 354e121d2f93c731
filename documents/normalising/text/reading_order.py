"""Words of right-to-left writing, in the order in which readers of PDFs find them.

PDFium tells which signs make a word, but is misled where a font has no space of its
own, and ends a line where the file begins another stretch of it.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, groupby, pairwise

from documents.normalising.text.letters import Letters
from documents.normalising.text.placing import Span
from documents.normalising.text.right_to_left import (
    RIGHT_TO_LEFT,
    as_seen,
    line_as_seen,
    with_brackets_as_seen,
)

Placed = tuple[str, Span]
# The signs of a word, with their places.
Signs = list[tuple[str, Span]]

WORD = re.compile(r"\S+")
# How far the feet of one line may differ, in heights.
UNEVEN = 0.1
LAM, ALEFS = "\u0644", "\u0627\u0622\u0623\u0625"
# So many letters tell their order.
ENOUGH = 3


def word_places(letters: Letters, line: re.Match[str], direction: int) -> list[Placed]:
    """Give the words of a line as they are seen, in the order they are read."""
    places = [letters.place(at, direction) for at in range(*line.span())]
    groups = _groups(line[0], places)
    if not any(map(_is_as_seen, groups)):
        groups = _groups(with_brackets_as_seen(line[0]), places)
    return [_word(signs) for signs in _with_brackets_moved(_joined(groups))]


def laid_out(words: list[str], start: float, wide: float) -> list[Placed]:
    """Give words, which come as they are read, places one behind the other."""
    shown, placed = line_as_seen(words), []
    for word in shown:
        end = start + wide * len(word)
        placed.append((word, (start, end, 0.0, 1.0)))
        start = end + wide
    if RIGHT_TO_LEFT.search(" ".join(words)):
        return in_runs(_from_the_right(placed))
    return [(f"{word} ", place) for word, place in placed]


def one_line(lines: list[list[Placed]]) -> list[Placed]:
    """Put stretches of one line in order."""
    return lines[0] if len(lines) == 1 else _from_the_right(chain.from_iterable(lines))


def _from_the_right(placed: Iterable[Placed]) -> list[Placed]:
    words = sorted(placed, key=lambda word: -word[1][0])
    found: list[Placed] = []
    for turned, run in groupby(words, is_turned):
        some = list(run)
        found += some if turned else reversed(some)
    return found


def on_one_line(one: list[Placed], other: list[Placed]) -> bool:
    if not one or not other:
        return False
    (_, _, low, high), (_, _, other_low, _) = one[0][1], other[0][1]
    return abs(low - other_low) <= UNEVEN * (high - low)


def in_runs(found: list[Placed]) -> list[Placed]:
    """Order words for readers that go by place, and for those that go by order.

    What is read in one direction is put from left to right; each such run comes where
    it is read. All words get one foot, or the line would fall apart.
    """
    low = min((place[2] for _, place in found), default=0)
    high = max((place[3] for _, place in found), default=0)
    placed = []
    for turned, run in groupby(found, is_turned):
        words = sorted(run, key=lambda word: word[1])
        for number, (word, (start, end, _, _)) in enumerate(words):
            blank_before = " " if turned and number else ""
            blank_behind = "" if turned else " "
            spaced = f"{blank_before}{word}{blank_behind}"
            placed.append((spaced, (start, end, low, high)))
    return placed


def is_turned(word: Placed) -> bool:
    return RIGHT_TO_LEFT.search(word[0]) is not None


def _groups(line: str, places: list[Span]) -> list[Signs]:
    """Give the signs of each word whose place is known."""
    groups = (
        [(line[at], places[at]) for at in range(*match.span())]
        for match in WORD.finditer(line)
    )
    return [signs for signs in groups if all(math.isfinite(sum(at)) for _, at in signs)]


def _is_as_seen(signs: Signs) -> bool:
    """Say whether PDFium has left a word, and so the brackets, as they are drawn."""
    turned = [place for sign, place in signs if RIGHT_TO_LEFT.match(sign)]
    return len(turned) >= ENOUGH and turned[0][1] < turned[-1][0]


def _word(signs: Signs) -> Placed:
    starts, ends, lows, highs = zip(*[place for _, place in signs], strict=True)
    word = "".join(sign for sign, _ in signs)
    if RIGHT_TO_LEFT.search(word):
        word = as_seen(word, list(zip(starts, ends, strict=True)))
    elif not word.isalnum():
        word = "".join(sign for sign, _ in sorted(signs, key=lambda sign: sign[1]))
    return word, (min(starts), max(ends), min(lows), max(highs))


def _joined(groups: Iterable[Signs]) -> list[Signs]:
    """Join what PDFium took apart inside of a ligature."""
    found: list[Signs] = []
    for signs in groups:
        if found and _is_ligature(found[-1][-1], signs[0]):
            found[-1] += signs
        else:
            found.append(signs)
    return found


def _is_ligature(one: tuple[str, Span], other: tuple[str, Span]) -> bool:
    """Say whether these are Lam and Alef, with no room for a space between them."""
    return one[0] == LAM and other[0] in ALEFS and _gap(one[1], [other]) < 0


def _with_brackets_moved(groups: list[Signs]) -> list[Signs]:
    """Give a bracket to the word that it stands next to."""
    for before, behind in pairwise(groups):
        if _is_nearer(before[-1], before[:-1], behind):
            behind.insert(0, before.pop())
        elif _is_nearer(behind[0], behind[1:], before):
            before.append(behind.pop(0))
    return groups


def _is_nearer(sign: tuple[str, Span], own: Signs, other: Signs) -> bool:
    bracket = unicodedata.category(sign[0]) in {"Ps", "Pe", "Pi", "Pf"}
    return bracket and bool(own) and _gap(sign[1], other) < _gap(sign[1], own)


def _gap(place: Span, signs: Signs) -> float:
    """Give the way to the nearest of them, along the line."""
    start, end, _, _ = place
    return min(max(start, other[0]) - min(end, other[1]) for _, other in signs)
