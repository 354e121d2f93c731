"""What a scanner can say: clean, infected, or nothing that counts."""

from dataclasses import dataclass


class ScannerUnavailable(Exception):
    """The scanner is away, or did not look at the whole file: not scanned."""


@dataclass(frozen=True)
class Verdict:
    """The scanner looked at all of it; `signature` names what it found, or is ""."""

    signature: str = ""
