"""Amina has typed an address, and the mail with its code is on its way."""

from django.utils import timezone

from accounts import confirming
from accounts.email_codes import code_of
from accounts.models import OwedMail, User

ADDRESS = "amina@post.example"


def let_wait(user: User) -> str:
    """Return the code that USER has to type."""
    confirming.change(user, email=ADDRESS, at=timezone.now())
    owed = OwedMail.objects.get(recipient=user, kind=OwedMail.Kind.CONFIRM)
    return code_of(owed, email=ADDRESS)
