"""Why a file was refused: each one a thing the citizen can act on."""

from enum import StrEnum


class Reason(StrEnum):
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    NOT_A_DOCUMENT = "not_a_document"
    DAMAGED = "damaged"
    INCOMPLETE = "incomplete"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_COMPLEX = "too_complex"


class Costly(Exception):
    """An end without a document, which has cost something all the same."""

    cpu_seconds = 0.0
    peak_mib = 0.0

    def add_cost(self, cpu_seconds: float, peak_mib: float) -> None:
        self.cpu_seconds += cpu_seconds
        self.peak_mib = max(self.peak_mib, peak_mib)


class Unreadable(Costly):
    def __init__(self, reason: Reason, source: int | None = None) -> None:
        super().__init__(reason, source)
        self.reason = reason
        # Index of the source that was to blame, None if all of them together.
        self.source = source
