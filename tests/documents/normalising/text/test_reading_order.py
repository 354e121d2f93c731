"""Words of a right-to-left line are put together by where their signs stand."""

import re
from itertools import pairwise

import pytest

from documents.normalising.text.letters import Letters
from documents.normalising.text.placing import Span
from documents.normalising.text.reading_order import (
    in_runs,
    laid_out,
    on_one_line,
    one_line,
    word_places,
)

Placed = tuple[str, Span]


class Signs(Letters):
    """Stands for a page: every sign and where it begins and ends."""

    def __init__(self, signs: list[tuple[str, float, float]]) -> None:
        self.text = "".join(sign for sign, _, _ in signs)
        self._places = [(start, end) for _, start, end in signs]

    def place(self, at: int, direction: int) -> Span:
        del direction
        return (*self._places[at], 100.0, 112.0)


def drawn(line: str, right: float = 300) -> list[tuple[str, float, float]]:
    """Write signs from the right, each ten wide, blanks without width."""
    signs = []
    for sign in line:
        left = right - (5 if sign == " " else 10)
        signs.append((sign, left, left if sign == " " else right))
        right = left
    return signs


def words(signs: list[tuple[str, float, float]]) -> list[Placed]:
    page = Signs(signs)
    line = re.search(".+", page.text)
    assert line
    return word_places(page, line, 0)


def placed(word: str, start: float, low: float = 100) -> Placed:
    return word, (start, start + 10 * len(word), low, low + 12)


def test_words_are_turned_and_keep_their_order() -> None:
    found = words(drawn("عقد الإيجار"))

    assert [word for word, _ in found] == ["دقع", "راجيإلا"]
    assert found[0][1] == (270, 300, 100, 112)


def test_a_bracket_belongs_to_the_word_beside_it() -> None:
    """PDFium has put the blank on its wrong side."""
    signs = drawn("عقد )الملحق")
    blank = signs.pop(3)
    signs.insert(4, blank)

    found = words(signs)

    assert ["".join(sorted(word)) for word, _ in found] == [
        "".join(sorted(word)) for word in ("عقد", "(الملحق")
    ]


def test_a_ligature_that_was_taken_apart_is_one_word() -> None:
    signs = [("\u0627", 30.0, 36.0), ("ل", 24.0, 30.0), (" ", 25.0, 25.0)]
    signs += [("أ", 22.0, 25.0), ("س", 10.0, 22.0)]

    [(word, _)] = words(signs)

    assert word == "سألا"


def test_stretches_of_one_line_are_read_from_the_right() -> None:
    end, begin = [placed("بتكم", 100), placed("Job", 50)], [placed("دقع", 200)]

    assert on_one_line(end, begin)
    assert [word for word, _ in one_line([end, begin])] == ["دقع", "بتكم", "Job"]


def test_other_lines_are_other_lines() -> None:
    assert not on_one_line([placed("بتكم", 9)], [placed("دقع", 9, 114)])
    assert not on_one_line([], [placed("دقع", 9)])
    assert not on_one_line([placed("دقع", 9)], [])


def test_runs_come_as_they_are_read_and_go_from_left_to_right() -> None:
    found = in_runs(
        [placed("دقع", 200), placed("نم", 170), placed("A", 50), placed("B", 70)]
    )

    assert [word for word, _ in found] == ["نم", " دقع", "A ", "B "]


def test_a_run_has_one_foot() -> None:
    found = in_runs([placed("دقع", 200, 100), placed("نم", 170, 103)])

    assert {place[2:] for _, place in found} == {(100, 115)}


@pytest.mark.parametrize("text", ["Kosten der Miete", "عقد الإيجار"])
def test_words_are_laid_out_without_overlapping(text: str) -> None:
    found = sorted(laid_out(text.split(), 10, 2), key=lambda word: word[1])

    spans = [place[:2] for _, place in found]
    assert spans[0][0] == 10
    assert all(one[1] < other[0] for one, other in pairwise(spans))


def test_nothing_is_nothing() -> None:
    assert in_runs([]) == []
    assert laid_out([], 0, 1) == []
