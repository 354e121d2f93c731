from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils import timezone

from accounts import auditing
from accounts.models import User


class StaffSignInForm(AdminAuthenticationForm):
    """The second door, for staff: who comes in is recorded as at the first."""

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        auditing.record("account.signed_in", on=user, by=user, at=timezone.now())
