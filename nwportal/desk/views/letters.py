"""The letters of an office: what is owed, what was printed, and the next run."""

import uuid
from itertools import chain

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.admin.base import staff_of
from accounts.letters import batching, printing
from accounts.letters.batching import Batch
from accounts.letters.due import in_parts
from accounts.letters.preparing import PrintedAlready
from accounts.renewing import NotActive
from accounts.roles import Act
from documents import attending, posting
from nwportal.desk.access import page, staff_may
from nwportal.desk.printing import NOT_PRINTED, not_printed, pdf_response
from nwportal.desk.views.reprinting import runs_of

PER_PAGE = 50
# Each has a PIN to be hashed, which is slow on purpose; the next press prints more.
AT_ONCE = 50
with_letters = staff_may(Act.PRINT_LETTERS)


@with_letters
@require_safe
def letter_list(request: HttpRequest) -> HttpResponseBase:
    printed = "printed" in request.GET
    chosen = attending.printed_for if printed else attending.letters_for
    rows = chosen(staff_of(request))
    pages = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"title": _("Letters"), "page": pages, "printed": printed}
    context["runs"] = runs_of(staff_of(request), at=timezone.now())
    return page(request, "desk/letters.html", context)


@with_letters
@require_POST
def print_letter(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Print one that is still owed; a printed one is never printed again."""
    due, at = attending.letters_for(staff_of(request)), timezone.now()
    letter = get_object_or_404(due, pk=pk)
    try:
        office = posting.office_of(letter.recipient)
        pdf = printing.print_one(letter, by=staff_of(request), at=at, office=office)
    except NOT_PRINTED as error:
        messages.error(request, not_printed(error))
        return redirect("desk:letters")
    return pdf_response(pdf, f"letter-{timezone.localdate(at)}.pdf")


@with_letters
@require_POST
def print_run(request: HttpRequest) -> HttpResponseBase:
    """Print what the office owes by post, as one file; so many at a time."""
    by, at = staff_of(request), timezone.now()
    batch = batching.print_batch(
        chain.from_iterable(in_parts(attending.letters_for(by), AT_ONCE)),
        most=AT_ONCE,
        office_of=posting.office_of,
        by=by,
        at=at,
    )
    _say_what_is_left(request, batch)
    if not batch.printed:
        return redirect("desk:letters")
    return pdf_response(batch.pdf, f"letters-{timezone.localdate(at)}.pdf")


def _say_what_is_left(request: HttpRequest, batch: Batch) -> None:
    """Say why letters stay owed; what happened meanwhile is no fault of an address."""
    meanwhile = [e for e in batch.refused if isinstance(e, NotActive | PrintedAlready)]
    for why in dict.fromkeys(map(not_printed, meanwhile)):
        messages.warning(request, why)
    if left := len(batch.refused) - len(meanwhile):
        words = ngettext(
            "%(number)d letter was not printed. Look at the person's address.",
            "%(number)d letters were not printed. Look at the people's addresses.",
            left,
        )
        messages.warning(request, words % {"number": left})
