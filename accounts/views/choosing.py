"""The second step of an activation: a password, and the rest, of who has a letter."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import consents, proofs, terms
from accounts.activating import Choices, NotActivated, activate
from accounts.forms.activating import ChoiceForm
from accounts.models import Consent, User
from accounts.views.entering import begin
from accounts.views.language import remember_language


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def choosing(request: HttpRequest) -> HttpResponse:
    """Ask for a password and the rest, of who has shown the letter just now."""
    at = timezone.now()
    try:
        initial = proofs.proven(request.session.get(proofs.KEY), at=at)
        user = initial.user
        form = ChoiceForm(request.POST or None, user=user, initial=_suggested(user))
        if form.is_valid():
            user = activate(initial, chosen=Choices(**form.chosen), at=at)
            return _enter(request, user, form, at=at)
    except NotActivated:
        return _start_again(request)
    context = {
        "form": form,
        "returning": user.activated_at is not None,
        "asks_terms": not user.is_staff and user.terms_version != terms.VERSION,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(
        request, "accounts/activate_password.html", context, status=status
    )


def _suggested(user: User) -> dict[str, str]:
    return {"language": get_language() or user.language, "email": user.email}


def _start_again(request: HttpRequest) -> HttpResponse:
    if request.session.pop(proofs.KEY, None):
        messages.warning(
            request,
            _(
                "Please type in the details from your letter once more: too much time "
                "has gone by, or there is a newer letter."
            ),
        )
    return redirect("accounts:activate")


def _enter(
    request: HttpRequest, user: User, form: ChoiceForm, *, at: datetime
) -> HttpResponse:
    del request.session[proofs.KEY]
    onward = reverse(_next_page(user, form))
    shared = form.cleaned_data["shared"]
    signed_in = begin(request, user, method="letter", shared=shared, destination=onward)
    with translation.override(user.language):
        messages.success(
            request,
            _(
                "Your account is ready. From now on sign in with your portal ID and "
                "your own password."
            ),
        )
        if not signed_in:
            messages.warning(request, _not_yours())
        if Consent.Kind.ANNOUNCEMENT in consents.ended_at(user, at):
            messages.info(request, _("From now on decisions come by post again."))
    # Whoever has a second factor shows it first.
    response = redirect(onward if signed_in else "accounts:second_factor")
    remember_language(response, user.language)
    return response


def _not_yours() -> str:
    return _(
        "Then look at all your ways of signing in, under “Sign in more safely”, and "
        "remove what is not yours. Is something asked for here that is not yours? "
        "Please call us."
    )


def _next_page(user: User, form: ChoiceForm) -> str:
    if user.is_staff:
        return "admin:index"
    return "accounts:activate_email" if form.chosen["email"] else "accounts:protect"
