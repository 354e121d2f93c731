"""Sign-in and sign-out."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts import sessions, waiting
from accounts.forms.signing_in import SignInForm
from accounts.signing_in import NotLetIn, recognise
from accounts.throttling import Door
from accounts.views.entering import begin, destination_of, home_of

TYPED_PORTAL_ID = "typed_portal_id"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    destination = destination_of(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(destination or home_of(request.user))
    if request.method == "GET" and waiting.of(request.session, at=timezone.now()):
        return redirect("accounts:second_factor")
    form = SignInForm(request.POST or None)
    if form.has_pin_as_password():
        return _to_activation(request, form)
    if form.is_valid() and _first_proof(request, form, destination):
        return _onwards(request, destination)
    if form.has_pin_as_portal_id():
        return _to_activation(request, form)
    status = 422 if form.is_bound else 200
    context = {"form": form, "next": request.POST.get("next", request.GET.get("next"))}
    return TemplateResponse(request, "accounts/login.html", context, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    # What a shared computer has seen is not left on it; elsewhere the cookies stay,
    # which carry the language and know the browser.
    leave = '"cache", "storage"'
    if sessions.is_shared(request.session):
        leave = '"cache", "cookies", "storage"'
    logout(request)
    response = redirect("accounts:login")
    response["Clear-Site-Data"] = leave
    return response


def _first_proof(request: HttpRequest, form: SignInForm, destination: str) -> bool:
    """Say whether portal ID and password belong together; if not, the form does."""
    typed = form.cleaned_data
    account, password = typed["portal_id"], typed["password"]
    door = Door("sign-in", account=account, request=request)
    at = timezone.now()
    try:
        user = recognise(portal_id=account, password=password, door=door, at=at)
    except NotLetIn:
        form.add_error(None, _refusal())
        return False
    shared = typed["shared"]
    begin(request, user, method="password", shared=shared, destination=destination)
    return True


def _to_activation(request: HttpRequest, form: SignInForm) -> HttpResponse:
    # Not in the address: what people typed stays out of every log.
    request.session[TYPED_PORTAL_ID] = form.typed_portal_id()
    return redirect("accounts:activate")


def _onwards(request: HttpRequest, destination: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect("accounts:second_factor")
    return HttpResponseRedirect(destination or home_of(request.user))


def _refusal() -> str:
    return _(
        "Portal ID and password do not match, or there were too many tries. Please "
        "check both and try again; after several tries wait 15 minutes. If you sign "
        "in for the first time, use your PIN. If it still does not work, order a new "
        "letter, call us or come by."
    )
