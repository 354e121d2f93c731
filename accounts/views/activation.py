"""Activation of an issued account, once."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.activating import NotActivated, activate, find_pin
from accounts.forms.activating import ActivationForm
from accounts.views.signing_in import TYPED_PORTAL_ID


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def activation(request: HttpRequest) -> HttpResponse:
    typed = request.session.pop(TYPED_PORTAL_ID, "")
    form = ActivationForm(request.POST or None, initial={"portal_id": typed})
    if form.is_valid():
        at = timezone.now()
        try:
            initial = find_pin(**form.typed, at=at)
            user = activate(initial, password=form.cleaned_data["new_password1"], at=at)
        except NotActivated:
            form.add_error(None, _refusal())
        else:
            login(request, user)
            messages.success(
                request,
                _(
                    "Your account is ready. From now on sign in with your portal ID "
                    "and your own password."
                ),
            )
            return redirect("home")
    status = 422 if form.is_bound else 200
    return TemplateResponse(
        request, "accounts/activate.html", {"form": form}, status=status
    )


def _refusal() -> str:
    return _(
        "These details do not fit together, or the PIN has been used or has expired. "
        "Please compare them with your letter. Have you already chosen a password? "
        "Then sign in with it."
    )
