"""What a caseworker should know about a document, in the words of the back office."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.normalising.flags import Flag
from documents.normalising.legibility.scores import Scores

LABELS = {
    Flag.SIGNED: gettext_lazy("Signed electronically; only the original shows it"),
    Flag.ATTACHMENTS: gettext_lazy(
        "There are files inside the PDF; they are only in the original"
    ),
    Flag.PORTFOLIO: gettext_lazy(
        "A collection of files; the pages are perhaps only its cover"
    ),
    Flag.DYNAMIC_FORM: gettext_lazy(
        "A form that only Adobe Reader can show; its entries are only in the original"
    ),
    Flag.SCRIPTS_REMOVED: gettext_lazy("Scripts or actions were removed"),
    Flag.REPAIRED: gettext_lazy(
        "The file was damaged and has been repaired; something may be missing"
    ),
    Flag.SCALED: gettext_lazy("A very large page was made smaller"),
    Flag.HARD_TO_READ: gettext_lazy("Hard to read"),
}
FAULTS = {
    "blurred": gettext_lazy("blurred"),
    "dark": gettext_lazy("dark"),
    "cut_off": gettext_lazy("cut off"),
    "too_small": gettext_lazy("too small"),
}


def labels(flags: Iterable[str], page_scores: Sequence[Mapping[str, int]]) -> list[str]:
    """Say each flag in words; what is hard to read, page by page."""
    return [
        said
        for flag in flags
        for said in (
            _faults(page_scores) if flag == Flag.HARD_TO_READ else [_label(flag)]
        )
    ]


def _label(flag: str) -> str:
    """Return the words for a flag; one that is no longer used stays as it is."""
    return str(LABELS[Flag(flag)]) if flag in set(Flag) else flag


def _faults(page_scores: Sequence[Mapping[str, int]]) -> list[str]:
    return [
        _("Page %(number)s is hard to read: %(faults)s")
        % {"number": number, "faults": ", ".join(_named(scores))}
        for number, scores in enumerate(page_scores, 1)
        if _named(scores)
    ]


def _named(scores: Mapping[str, int]) -> list[str]:
    # Of an older row, only what is still measured.
    known = {name: scores[name] for name in Scores._fields if name in scores}
    return [str(FAULTS[name]) for name in Scores(**known).faults]
