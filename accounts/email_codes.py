"""The six-digit code that confirms an address: worked out, never stored."""

from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.digits import join_groups
from accounts.models import OwedMail, User

VALID_FOR = timedelta(hours=24)
LENGTH = 6


def code_of(owed: OwedMail, *, email: str) -> str:
    """Return the code this mail brings; another mail or address has another one."""
    value = f"{owed.pk} {email}"
    digest = salted_hmac("accounts.email_codes", value, algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**LENGTH:0{LENGTH}}"


def fits(typed: str, *, user: User, at: datetime) -> bool:
    """Say whether this is the code of the latest mail to the address USER has now."""
    sent = OwedMail.objects.filter(recipient=user, kind=OwedMail.Kind.CONFIRM)
    latest = sent.order_by("-owed_at").first()
    if latest is None or latest.owed_at <= at - VALID_FOR:
        return False
    return constant_time_compare(join_groups(typed), code_of(latest, email=user.email))
