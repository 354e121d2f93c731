"""Find a person: posted, so that no name stands in an address or a log."""

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.admin.base import staff_of
from documents import attending
from nwportal.desk.access import at_the_desk, page, posted
from nwportal.desk.forms.people import FindForm


@sensitive_post_parameters()
@at_the_desk
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponseBase:
    form = FindForm(posted(request))
    context = {"title": _("Find a person"), "form": form, "most": attending.MOST}
    if form.is_valid():
        by, at = staff_of(request), timezone.now()
        context["people"] = attending.find(form.search, by=by, at=at)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return page(request, "desk/find.html", context, status=status)
