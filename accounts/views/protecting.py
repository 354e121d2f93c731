"""Sign in more safely: what there is, what can be added, what can be taken away."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import codes, factors, sessions
from accounts.models import User
from accounts.views.entering import home_of
from accounts.views.fresh import freshly_proven


@login_required
@never_cache
@require_safe
def protect(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    own = list(factors.of(user))
    kinds = factors.KINDS
    context = {
        "passkeys": [one for one in own if one.type == kinds.WEBAUTHN],
        "apps": [one for one in own if one.type == kinds.TOTP],
        "codes_left": codes.left(user),
        "has_any": bool(own),
        "must_protect": sessions.must_protect(request.session),
        "shared": sessions.is_shared(request.session),
        "asked_for_letters": settings.CITIZEN_SECOND_FACTOR == "announcement",
        "home": home_of(user),
    }
    return TemplateResponse(request, "accounts/protect.html", context)


@never_cache
@require_POST
@freshly_proven
def remove_factor(request: HttpRequest, user: User) -> HttpResponse:
    # Looked for among the person's own alone.
    wanted = request.POST.get("factor", "")
    own = {str(factor.pk): factor for factor in factors.of(user)}
    if wanted not in own:
        raise Http404
    try:
        factors.remove(own[wanted], by=user, at=timezone.now())
    except factors.LastFactorNeeded:
        messages.warning(
            request,
            _(
                "Add another one first: without it you could no longer use your "
                "access. Staff, and people who get their decisions electronically, "
                "need at least one."
            ),
        )
    else:
        messages.success(request, _("Removed. It can no longer be used to sign in."))
    return redirect("accounts:protect")
