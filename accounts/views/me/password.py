"""My password: changed by who knows the old one."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import sessions
from accounts.changing import WrongPassword, change_password
from accounts.forms.passwords import ChangeForm
from accounts.throttling import Door
from accounts.views.access import own


@sensitive_post_parameters()
@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    form = ChangeForm(request.POST or None, user=own(request))
    if form.is_valid() and _changed(request, form):
        messages.success(
            request,
            _(
                "Your password is changed. Everywhere else you are signed out; here "
                "you stay signed in."
            ),
        )
        return redirect("admin:index" if own(request).is_staff else "accounts:me")
    status = 422 if form.is_bound else 200
    return TemplateResponse(
        request, "accounts/me/password.html", {"form": form}, status=status
    )


def _changed(request: HttpRequest, form: ChangeForm) -> bool:
    user = own(request)
    door = Door("password", account=user.username, request=request)
    old, new = form.cleaned_data["old_password"], form.cleaned_data["new_password1"]
    try:
        change_password(user, old=old, new=new, door=door, at=timezone.now())
    except WrongPassword:
        form.add_error(
            "old_password",
            _(
                "This is not the password you have now. After several tries please "
                "wait 15 minutes."
            ),
        )
        return False
    update_session_auth_hash(request, user)
    if not sessions.is_shared(request.session):
        # The cookie of before is void; this browser stays known.
        request.known_from_now = user  # type: ignore[attr-defined]
    return True
