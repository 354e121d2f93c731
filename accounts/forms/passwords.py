"""A password of one's own, typed twice."""

from typing import Any

from django import forms
from django.contrib.auth.forms import SetPasswordMixin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class NewPasswordForm(SetPasswordMixin, forms.Form):  # type: ignore[type-arg]
    """USER is the person whose password it will be."""

    new_password1, new_password2 = SetPasswordMixin.create_password_fields(
        label1=_("Choose a password"), label2=_("The same password again")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["new_password1"].help_text = format_lazy(
            "{} {}",
            _(
                "At least 10 characters. A sentence that only you know is a good "
                "password."
            ),
            _("Passwords that many people use are refused. You may paste yours."),
        )
        self.fields["new_password2"].help_text = ""

    def clean(self) -> dict[str, Any]:
        self.validate_passwords("new_password1", "new_password2")
        cleaned = super().clean() or {}
        self.validate_password_for_user(self.user, "new_password1")
        return cleaned


class ChangeForm(NewPasswordForm):
    old_password = forms.CharField(
        label=_("The password you have now"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old_password", "new_password1", "new_password2"]
