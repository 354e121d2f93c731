"""Turns right-to-left writing from the order it is read in to how it looks on paper.

Readers of PDFs turn it back, together with the brackets in it; this is PDFium's way.
"""

import re
import unicodedata
from collections.abc import Container, Sequence
from itertools import accumulate, groupby

# Hebrew to the extended Arabic letters, and their forms for printing.
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
DIGITS = r"[0-9\u0660-\u0669\u06f0-\u06f9]+"
NUMBER = re.compile(rf"{DIGITS}(?:[.,:/\u066b\u066c]{DIGITS})*")
EDGES = "()[]{}<>«»"
BRACKETS = str.maketrans(EDGES, ")(][}{><»«")
# Lam before Alef, and the end of "Allah": drawn as one and read from the wrong side.
READ_BACKWARDS = {"ال", "أل", "إل", "آل", "هلل"}
# A letter has no more of them.
MOST_MARKS = 4
TURNED = {"L": False, "R": True, "AL": True}


def with_brackets_as_seen(line: str) -> str:
    """Turn the brackets among letters that are read from right to left."""
    kinds = [TURNED.get(unicodedata.bidirectional(sign)) for sign in line]
    stretches = [kind for kind, _ in groupby(kinds)]
    turned = stretches.count(True) >= stretches.count(False)
    signs = []
    for sign, kind in zip(line, kinds, strict=True):
        turned = turned if kind is None else kind
        signs.append(sign.translate(BRACKETS) if turned else sign)
    return "".join(signs)


def line_as_seen(words: list[str]) -> list[str]:
    """Order words, and the signs in them, from left to right."""
    line = " ".join(words)
    if not RIGHT_TO_LEFT.search(line):
        return words
    found: list[str] = []
    shown = with_brackets_as_seen(line).split(" ")
    for turned, run in groupby(shown, lambda word: bool(RIGHT_TO_LEFT.search(word))):
        some = list(map(_word_as_seen, run))
        found[:0] = some[::-1] if turned else some
    return found


def _word_as_seen(word: str) -> str:
    if RIGHT_TO_LEFT.search(word):
        letters = accumulate(not unicodedata.combining(sign) for sign in word)
        spans = [(-at, -at) for at in letters]
        for digits in NUMBER.finditer(word):
            # Everywhere these are read from left to right.
            part = slice(*digits.span())
            spans[part] = spans[part][::-1]
        return as_seen(word, spans)
    if any(map(str.isalpha, word)):
        return word
    # Of numbers, only the brackets change sides.
    number = word.strip(EDGES)
    before, _, behind = word.partition(number) if number else (word, "", "")
    return behind[::-1] + number + before[::-1]


def as_seen(word: str, spans: Sequence[tuple[float, float]]) -> str:
    """Order the signs of a word by where they stand, each with its vowel signs."""
    marks = [at for at, sign in enumerate(word) if unicodedata.combining(sign)]
    letters = dict(enumerate(word))
    for at in marks:
        del letters[at]
    for at in marks:
        owner = _marked(at, spans, letters)
        # Before its letter, but behind other signs: PDFium reads these as they come.
        marked = letters.get(owner, "")
        letters[owner] = marked[:-1] + word[at] + marked[-1:]
    middles = {at: sum(spans[at]) for at in letters}
    found = sorted(letters, key=middles.__getitem__)
    drawn = groupby(found, key=middles.__getitem__)
    return "".join(_drawn_as_one([letters[at] for at in signs]) for _, signs in drawn)


def _marked(
    mark: int, spans: Sequence[tuple[float, float]], letters: Container[int]
) -> int:
    """Say which letter a vowel sign stands over; in doubt, that before it."""
    middle = sum(spans[mark]) / 2

    def distance(at: int) -> tuple[float, int]:
        start, end = spans[at]
        return max(start - middle, middle - end, 0.0), 2 * abs(at - mark) - (at < mark)

    near = range(max(0, mark - MOST_MARKS), min(len(spans), mark + MOST_MARKS))
    return min((at for at in near if at in letters), key=distance, default=mark)


def _drawn_as_one(letters: list[str]) -> str:
    """Write letters that share a place as they are seen: in reverse."""
    # Some fonts say it in the wrong order, and so has PDFium read it.
    if "".join(letters) in READ_BACKWARDS:
        return "".join(letters)
    return "".join(reversed(letters))
