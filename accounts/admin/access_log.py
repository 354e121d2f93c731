"""Who looked at whose data: for the data protection officer, and nothing else."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts import auditing
from accounts.admin.base import may, staff_of
from accounts.forms.days import DaysForm
from accounts.models import AuditEvent, User
from accounts.models.audit_event import AuditEventQuerySet
from accounts.portal_ids import normalise_portal_id
from accounts.purposes import Purpose
from accounts.roles import Act, Role

PER_PAGE = 50
MOST_COUNTED = 20


class LooksForm(DaysForm):
    person = forms.CharField(
        label=gettext_lazy("Portal ID of the person concerned"),
        max_length=60,
        required=False,
    )
    staff = forms.CharField(
        label=gettext_lazy("User name of the member of staff"),
        max_length=60,
        required=False,
    )
    field_order = ["person", "staff", "since", "until"]

    @property
    def looks(self) -> AuditEventQuerySet:
        asked = self.cleaned_data
        rows = AuditEvent.objects.looks().between(asked["since"], asked["until"])
        if asked["person"]:
            rows = rows.filter(subject__username=normalise_portal_id(asked["person"]))
        if asked["staff"]:
            rows = rows.filter(actor__username=normalise_portal_id(asked["staff"]))
        return rows


@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    if not may(request, Act.READ_ACCESS_LOG):
        raise PermissionDenied
    form = LooksForm(request.GET or None)
    context = admin.site.each_context(request)
    context |= {"title": _("Who looked at whose data"), "form": form}
    if form.is_valid():
        _record(request, form)
        rows = form.looks.select_related("actor", "subject")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context |= {
            "page": page,
            "looks": [_told(one) for one in page],
            "counts": _counts(form),
            "asked": _asked(request),
        }
    template = "admin/accounts/auditevent/looks.html"
    return TemplateResponse(request, template, context)


def _record(request: HttpRequest, form: LooksForm) -> None:
    """Reading the log leaves a line, too: whose was read, not by what was searched."""
    by, name = staff_of(request), normalise_portal_id(form.cleaned_data["person"])
    about = User.objects.filter(username=name).first() if name else None
    auditing.record("access_log.read", on=by, by=by, at=timezone.now(), subject=about)


def _told(event: AuditEvent) -> dict[str, Any]:
    """Return a look with its codes in words; an old code stays as it is."""
    code = event.facts["purpose"]
    return {
        "event": event,
        "role": Role(event.role).label if event.role in Role else event.role,
        "offices": ", ".join(event.facts.get("offices", [])),
        "purpose": Purpose(code).label if code in Purpose else code,
    }


def _counts(form: LooksForm) -> Sequence[Any]:
    """Count by the other side: of one person who looked, of one colleague at whom."""
    side = "subject" if form.cleaned_data["staff"] else "actor"
    counted = form.looks.order_by().values(name=F(f"{side}__username"))
    return list(counted.annotate(times=Count("pk")).order_by("-times")[:MOST_COUNTED])


def _asked(request: HttpRequest) -> str:
    """Return the query string of the page without its number."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
