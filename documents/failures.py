"""Why an attempt failed, in the words of the back office; never the file itself."""

from django.utils.translation import gettext_lazy as _

from documents.normalising.reasons import Reason

LABELS = {
    Reason.ENCRYPTED: _("Protected by a password"),
    Reason.EMPTY: _("Empty file"),
    Reason.NOT_A_DOCUMENT: _("Neither picture nor PDF"),
    Reason.DAMAGED: _("Damaged file"),
    Reason.INCOMPLETE: _("A part of the file is missing"),
    Reason.TOO_LARGE: _("Too large"),
    Reason.TOO_MANY_PAGES: _("Too many pages"),
    Reason.TOO_COMPLEX: _("Too complex to open safely"),
}


def label(failure: str) -> str:
    """Return the words for a stored failure; a virus's name stays as it is."""
    return str(LABELS[Reason(failure)]) if failure in set(Reason) else failure
