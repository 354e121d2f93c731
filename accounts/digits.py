"""Numbers as people type them: digits of any script, spaces and hyphens."""

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BETWEEN_GROUPS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")


def ascii_digits(text: str) -> str:
    """Return TEXT with every decimal digit (٤, ۴, ４) written as 0-9."""
    text = _INVISIBLE.sub("", text)
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


def join_groups(text: str) -> str:
    """Return TEXT without the spaces and hyphens that only group it for reading."""
    return _BETWEEN_GROUPS.sub("", ascii_digits(text))


def in_groups(text: str, *, size: int, by: str = " ") -> str:
    """Return TEXT in groups of SIZE characters, as letters print it."""
    return by.join(text[i : i + size] for i in range(0, len(text), size))
