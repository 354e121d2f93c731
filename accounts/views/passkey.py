"""Sign-in with a passkey alone: its question, and the answer of the device."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import passkeys
from accounts.forms.signing_in import PasskeyForm
from accounts.views.entering import destination_of, enter, home_of


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return HttpResponseRedirect(home_of(request.user))
    if request.method == "GET":
        return JsonResponse(passkeys.question())
    form = PasskeyForm(request.POST)
    if form.is_valid():
        try:
            user = passkeys.recognise(
                form.cleaned_data["credential"], at=timezone.now()
            )
        except passkeys.NotRecognised:
            pass
        else:
            shared = "shared" in request.POST
            enter(request, user, method="passkey", shared=shared)
            return HttpResponseRedirect(destination_of(request) or home_of(user))
    messages.error(request, not_recognised())
    return redirect("accounts:login")


def not_recognised() -> str:
    return _(
        "That did not work with this device. Please try again, or sign in with your "
        "portal ID and password."
    )
