"""My e-mail address: changed, confirmed by a code, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import confirming, consent_texts, consents
from accounts.forms.email import AddressForm, EmailCodeForm
from accounts.models import Consent, User
from accounts.throttling import CODES, Door
from accounts.views.access import citizens_own, own

MAIL = Consent.Kind.MAIL


@citizens_own
@never_cache
@require_http_methods(["GET", "POST"])
def email(request: HttpRequest) -> HttpResponse:
    """Show the address; take another one, which then waits for its code."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data["email"]
        try:
            confirming.change(own(request), email=typed, at=timezone.now())
        except confirming.TooManyCodes:
            form.add_error(None, _enough_for_today())
        else:
            return redirect("accounts:email_code")
    status = 422 if form.is_bound else 200
    return TemplateResponse(
        request, "accounts/me/email.html", {"form": form}, status=status
    )


@citizens_own
@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, *, activating: bool = False) -> HttpResponse:
    """Ask for the code of the mail, and whether notices may come this way."""
    user = own(request)
    onward = "accounts:protect" if activating else "accounts:email"
    if user.email_confirmed_at or not user.email:
        return redirect(onward)
    asks = not user.consents.filter(kind=MAIL, revoked_at=None).exists()
    form = EmailCodeForm(request.POST or None, asks_consent=asks)
    if form.is_valid() and _confirmed(request, form):
        messages.success(request, _("Your e-mail address is confirmed."))
        return redirect(onward)
    context = {
        "form": form,
        "activating": activating,
        "onward": onward,
        "consent_text": consent_texts.text(MAIL),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(
        request, "accounts/me/email_code.html", context, status=status
    )


@citizens_own
@require_POST
def send_code(request: HttpRequest) -> HttpResponse:
    try:
        confirming.send_code(own(request), at=timezone.now())
    except confirming.TooManyCodes:
        messages.warning(request, _enough_for_today())
    else:
        messages.success(
            request, _("A new code is on its way. Only the latest one works.")
        )
    return redirect("accounts:email_code")


@citizens_own
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    ended = confirming.remove(own(request), at=timezone.now())
    messages.success(request, _("We have removed your e-mail address."))
    if Consent.Kind.ANNOUNCEMENT in ended:
        messages.info(request, _("From now on decisions come by post again."))
    return redirect("accounts:email")


def _confirmed(request: HttpRequest, form: EmailCodeForm) -> bool:
    user: User = own(request)
    door = Door("email", account=user.username, request=request, limit=CODES)
    typed = form.cleaned_data["code"]
    try:
        confirming.confirm(
            user, code=typed, door=door, at=timezone.now(), agreed_to=form.agreed_to
        )
    except confirming.WrongEmailCode:
        form.add_error(
            "code",
            _(
                "This is not the code of our latest e-mail to you, or it is older "
                "than a day. Please compare it. After several tries please wait 15 "
                "minutes, or have a new code sent."
            ),
        )
    except consents.OtherWords:
        form.add_error("agree", _("The words have changed. Please read them again."))
    return form.is_valid()


def _enough_for_today() -> str:
    return _(
        "We have sent several codes today. Please look into your e-mail, also at the "
        "unwanted messages, or try again tomorrow."
    )
