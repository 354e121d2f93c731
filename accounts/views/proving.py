"""What a person may answer with who has a second factor, and whether it was right."""

from functools import cached_property
from typing import Any

from django.contrib.auth.hashers import check_password
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import codes, factors, passkeys
from accounts.forms.signing_in import CodeForm, PasskeyForm, PasswordForm
from accounts.models import User
from accounts.throttling import Door
from accounts.views.passkey import not_recognised


class Proving:
    """One page that asks USER for a passkey, a code, or (with neither) the password."""

    def __init__(self, request: HttpRequest, user: User, door: Door) -> None:
        self.request, self.user, self.door = request, user, door
        self.trouble = ""
        data = request.POST if request.method == "POST" else None
        self.with_passkey = data is not None and "credential" in data
        self.form = (CodeForm if self.kinds else PasswordForm)(
            None if self.with_passkey else data
        )

    @cached_property
    def kinds(self) -> set[str]:
        return set(factors.of(self.user).values_list("type", flat=True))

    def method(self) -> str:
        """Return what the person has proved it with; "" if there is no right answer."""
        if self.with_passkey:
            return self._by_passkey()
        if not self.form.is_valid():
            return ""
        return self._by_code() if self.kinds else self._by_password()

    def context(self) -> dict[str, Any]:
        asks = factors.KINDS.WEBAUTHN in self.kinds
        return {
            "form": self.form,
            "trouble": self.trouble,
            "question": passkeys.question(self.user) if asks else None,
            "asks_code": bool(self.kinds - {factors.KINDS.WEBAUTHN}),
            "asks_password": not self.kinds,
        }

    def _by_passkey(self) -> str:
        form = PasskeyForm(self.request.POST)
        at = timezone.now()
        try:
            if form.is_valid():
                credential = form.cleaned_data["credential"]
                passkeys.recognise(credential, at=at, user=self.user)
                return "passkey"
        except passkeys.NotRecognised:
            pass
        self.trouble = not_recognised()
        return ""

    def _by_code(self) -> str:
        typed = self.form.cleaned_data["code"]
        at = timezone.now()
        try:
            return codes.use(self.user, typed=typed, door=self.door, at=at)
        except codes.WrongCode:
            self.form.add_error(
                None,
                _(
                    "This code does not fit, or was used already. Take the next one. "
                    "After several tries wait 15 minutes. If you have lost your "
                    "device or your card, ask for a letter, call us or come by."
                ),
            )
        return ""

    def _by_password(self) -> str:
        at, typed = timezone.now(), self.form.cleaned_data["password"]
        closed = self.door.is_closed(at)
        if check_password(typed, self.user.password) and not closed:
            self.door.opened(at)
            return "password"
        self.door.failed(at)
        self.form.add_error(
            None,
            _(
                "This is not your password, or there were too many tries. Please try "
                "again; after several tries wait 15 minutes."
            ),
        )
        return ""
