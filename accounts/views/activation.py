"""Activation of an issued account, in steps: who it is, then what they choose."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import proofs
from accounts.activating import NotActivated
from accounts.finding_pins import find_pin
from accounts.forms.activating import WhoForm
from accounts.models import InitialPin
from accounts.pins import looks_like_pin
from accounts.throttling import UNGUESSABLE, Door
from accounts.views.language import remember_language
from accounts.views.signing_in import TYPED_PORTAL_ID


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def activation(request: HttpRequest) -> HttpResponse:
    """Ask for portal ID, PIN and date of birth."""
    if language := _asked_language(request):
        # On to the same page without it, so that the switch on it works.
        same = f"{request.path}?{urlencode({'id': _asked_id(request)})}"
        response = HttpResponseRedirect(same)
        remember_language(response, language)
        return response
    form = WhoForm(request.POST or None, initial={"portal_id": _asked_id(request)})
    if form.is_valid():
        at = timezone.now()
        account = form.cleaned_data["portal_id"]
        door = Door("activation", account=account, request=request, limit=UNGUESSABLE)
        try:
            initial = find_pin(**form.typed, door=door, at=at)
        except NotActivated:
            form.add_error(None, _refusal())
        else:
            return _go_on(request, initial)
    status = 422 if form.is_bound else 200
    return TemplateResponse(
        request, "accounts/activate.html", {"form": form}, status=status
    )


def _go_on(request: HttpRequest, initial: InitialPin) -> HttpResponse:
    # A session planted in this browser ends here: what is shown now opens an account.
    # And so does somebody else's who is still signed in at this computer.
    logout(request)
    request.session[proofs.KEY] = proofs.proof_of(initial, at=timezone.now())
    response = redirect("accounts:activate_password")
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        remember_language(response, initial.user.language)
    return response


def _asked_language(request: HttpRequest) -> str:
    code = request.GET.get("lang", "")
    return code if code in dict(settings.LANGUAGES) else ""


def _asked_id(request: HttpRequest) -> str:
    """Return the portal ID of the letter's QR code, or what sign-in was given."""
    asked = request.GET.get("id", "")[:60]
    if not asked or looks_like_pin(asked):
        return str(request.session.pop(TYPED_PORTAL_ID, ""))
    return asked


def _refusal() -> str:
    return _(
        "These details do not fit together, or the PIN has been used or has expired. "
        "Please compare them with your letter. Have you already chosen a password? "
        "Then sign in with it. After several tries please wait 15 minutes. You can "
        "also order a new letter, call us or come by."
    )
