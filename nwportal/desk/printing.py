"""A letter on its way to the desk's printer, and why one does not come out."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.letters.preparing import PrintedAlready
from accounts.letters.runs import CANNOT
from accounts.renewing import NotActive, TooYoung

NOT_PRINTED = (PrintedAlready, *CANNOT)


def not_printed(error: Exception) -> str:
    """Return what stands in the way, and what to do about it."""
    if isinstance(error, TooYoung):
        return _(
            "The person is not 15 years old yet. A parent or guardian acts for them, "
            "with a mandate."
        )
    if isinstance(error, NotActive):
        return _("The account is locked or revoked. Unlock it first, if that is right.")
    if isinstance(error, PrintedAlready):
        return _("A colleague has printed this letter a moment ago.")
    return _("This letter cannot be printed. Check name and address of the person.")


def pdf_response(pdf: bytes, name: str) -> HttpResponse:
    """Answer with a PDF that has a PIN or codes in it; admin_view keeps caches off."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
