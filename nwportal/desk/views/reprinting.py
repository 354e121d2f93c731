"""A run whose file was lost on its way to the desk: its letters are owed anew."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.admin.base import staff_of
from accounts.letters import reprinting
from accounts.models import User
from accounts.roles import Act
from documents import attending
from nwportal.desk.access import staff_may


def runs_of(staff: User, *, at: datetime) -> dict[str, tuple[datetime, int]]:
    """Return what STAFF printed lately, by what the form says of it."""
    runs = reprinting.runs(attending.printed_for(staff), by=staff, at=at)
    return {when.isoformat(): (when, number) for when, number in runs}


@staff_may(Act.PRINT_LETTERS)
@require_POST
def print_again(request: HttpRequest) -> HttpResponseBase:
    by, at = staff_of(request), timezone.now()
    run = runs_of(by, at=at).get(request.POST.get("run", ""))
    if run is None:
        messages.warning(request, _("These letters cannot be printed again from here."))
        return redirect("desk:letters")
    letters = attending.printed_for(by)
    number = reprinting.owe_again(letters, run=run[0], by=by, at=at)
    words = ngettext(
        "%(number)d letter waits to be printed again, with a new PIN or new codes.",
        "%(number)d letters wait to be printed again, with new PINs or new codes.",
        number,
    )
    messages.success(request, words % {"number": number})
    return redirect("desk:letters")
