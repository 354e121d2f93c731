"""Compares what people type with what is on file: case, accents, abbreviations."""

import re
import unicodedata

from accounts.digits import ascii_digits

_WORD = re.compile(r"[^\W_]+")
# Letters that are not a plain letter with a mark.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SHORT = (("strasse", "str"), ("platz", "pl"))


def same_name(typed: str, *, given: str, family: str) -> bool:
    """Say whether TYPED may be this name: in any order, middle names left out."""
    said, family_words, given_words = _words(typed), _words(family), _words(given)
    known = family_words + given_words
    return (
        bool(said)
        and all(_among(word, known) for word in said)
        and all(_among(word, said) for word in family_words)
        and (not given_words or any(_among(word, said) for word in given_words))
    )


def same_words(one: str, other: str) -> bool:
    """Say whether both are the same words in the same order, however spelled."""
    return not _joined(one).isdisjoint(_joined(other))


def shares_a_word(one: str, other: str) -> bool:
    """Say whether a word of the one is in the other: double names, and half of them."""
    others = _words(other)
    return any(_among(word, others) for word in _words(one))


def same_street(typed: str, on_file: str) -> bool:
    """Say whether both are the same street and house number."""
    return not _streets(typed).isdisjoint(_streets(on_file))


def same_number(typed: str, on_file: str) -> bool:
    """Say whether both are the same case number; // and BG are the same, too."""
    return bool(_number(typed)) and _number(typed) == _number(on_file)


def _words(text: str) -> list[set[str]]:
    """Return each word as the set of its spellings: müller is muller and mueller."""
    spellings = [_WORD.findall(one) for one in _spellings(text)]
    return [set(word) for word in zip(*spellings, strict=True)]


def _joined(text: str) -> set[str]:
    return {" ".join(_WORD.findall(one)) for one in _spellings(text)}


def _among(word: set[str], words: list[set[str]]) -> bool:
    return any(not word.isdisjoint(other) for other in words)


def _streets(text: str) -> set[str]:
    found = set()
    for spelling in _spellings(ascii_digits(text)):
        joined = "".join(_WORD.findall(spelling))
        for whole, short in _SHORT:
            joined = joined.replace(whole, short)
        found.add(joined)
    return found - {""}


def _spellings(text: str) -> tuple[str, str]:
    """Return TEXT in small letters without marks; ä as a, and as ae."""
    small = unicodedata.normalize("NFC", text).casefold()
    small = unicodedata.normalize("NFC", small).translate(_PLAIN)
    return _unmarked(small), _unmarked(small.translate(_GERMAN))


def _unmarked(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _number(text: str) -> str:
    joined = re.sub(r"[^0-9A-Z]", "", ascii_digits(text).upper())
    return joined.replace("BG", "")
