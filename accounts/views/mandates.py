"""Who may act for me, for whom I may act, and what was done."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import acting, mandates
from accounts.acting import acting_of
from accounts.deeds import deeds_for
from accounts.models import Mandate
from accounts.views.access import citizens_own, own

PER_PAGE = 20


@citizens_own
@never_cache
@require_safe
def mandate_page(request: HttpRequest) -> HttpResponse:
    user = own(request)
    at = timezone.now()
    given = Mandate.objects.in_force(at).filter(principal=user).select_related("agent")
    context = {
        "given": given,
        "held": acting.held_by(user, at=at),
        "deeds": Paginator(deeds_for(user), PER_PAGE).get_page(request.GET.get("page")),
    }
    return TemplateResponse(request, "accounts/mandates.html", context)


@citizens_own
@require_POST
def revoke_mandate(request: HttpRequest, pk: str) -> HttpResponse:
    """End a mandate one has given or holds; somebody else's is not there."""
    user = own(request)
    mine = Mandate.objects.of(user).select_related("principal", "agent")
    mandate = get_object_or_404(mine, pk=pk)
    mandates.revoke(mandate, by=user, at=timezone.now())
    if acting_of(request).mandate == mandate:
        acting.end(request)
    if mandate.principal_id == user.pk:
        name = mandate.agent.full_name
        text = _("%(name)s can no longer act for you in the portal.")
    else:
        name = mandate.principal.full_name
        text = _("You can no longer act for %(name)s in the portal.")
    messages.success(request, text % {"name": name})
    return redirect("accounts:mandates")
