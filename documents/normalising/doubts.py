"""Why a finished conversion is not trusted: a person has to look at it."""

from enum import StrEnum

from documents.normalising.reasons import Costly


class Doubt(StrEnum):
    PAGE_COUNT = "page_count"
    BLANK = "blank"
    DIFFERENT = "different"
    # Something that our PDFs never hold.
    FORBIDDEN = "forbidden"
    BROKEN = "broken"


class Doubtful(Costly):
    def __init__(self, cause: Doubt, page: int | None = None) -> None:
        super().__init__(cause, page)
        self.cause = cause
        # Index of the page that gave rise to it, None if it is not about one.
        self.page = page
