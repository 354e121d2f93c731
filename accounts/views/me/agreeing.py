"""What I agreed to: two consents, each given and taken back by itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import consent_texts, consents
from accounts.models import Consent, User
from accounts.views.access import citizens_own, own

Kind = Consent.Kind


@citizens_own
@never_cache
@require_safe
def agreeing(request: HttpRequest) -> HttpResponse:
    shown = [_shown(own(request), kind) for kind in Kind]
    return TemplateResponse(request, "accounts/me/consents.html", {"shown": shown})


@citizens_own
@require_POST
def give(request: HttpRequest) -> HttpResponse:
    kind, version = _asked(request), request.POST.get("version", "")
    try:
        consents.give(own(request), kind, version=version, at=timezone.now())
    except consents.OtherWords:
        messages.warning(request, _("The words have changed. Please read them again."))
    except consents.Groundless:
        messages.warning(
            request, _("Something else comes first. The page says what it is.")
        )
    else:
        messages.success(request, _("Thank you. We have noted that you agree."))
    return redirect("accounts:consents")


@citizens_own
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    ended = consents.revoke(
        own(request), _asked(request), by=own(request), at=timezone.now()
    )
    if Kind.MAIL in ended:
        messages.success(request, _("We no longer send you notices by e-mail."))
    if Kind.ANNOUNCEMENT in ended:
        messages.success(request, _("From now on decisions come by post again."))
    return redirect("accounts:consents")


def _asked(request: HttpRequest) -> Kind:
    try:
        return Kind(request.POST.get("kind", ""))
    except ValueError as error:
        raise Http404 from error


def _shown(user: User, kind: Kind) -> dict[str, object]:
    given = user.consents.filter(kind=kind)
    return {
        "kind": kind,
        "text": consent_texts.text(kind),
        "version": consent_texts.VERSIONS[kind],
        "given": given.filter(revoked_at=None).first(),
        "ended": given.exclude(revoked_at=None).order_by("-revoked_at").first(),
        "missing": consents.missing(user, kind),
    }
