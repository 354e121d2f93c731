"""Sign-in with portal ID and password."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import PortalIdField
from accounts.models import User
from accounts.pins import looks_like_pin


class SignInForm(forms.Form):
    portal_id = PortalIdField(
        help_text=_("The number with ten digits from your letter.")
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    user: User | None = None

    def wants_activation(self) -> bool:
        """Say whether a PIN was typed instead of a password; nothing is checked."""
        typed = (self.data.get(name, "") for name in ("portal_id", "password"))
        return any(looks_like_pin(one) for one in typed)

    def typed_portal_id(self) -> str:
        """Return what to carry on to the activation: never a PIN in the wrong field."""
        typed = str(self.data.get("portal_id", ""))[:60]
        return "" if looks_like_pin(typed) else typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "portal_id" in cleaned and "password" in cleaned:
            self.user = authenticate(
                username=cleaned["portal_id"], password=cleaned["password"]
            )
            if self.user is None:
                raise forms.ValidationError(
                    _(
                        "Portal ID and password do not match. Please check both and "
                        "try again. If you sign in for the first time, use your PIN."
                    ),
                    "no_match",
                )
        return cleaned
