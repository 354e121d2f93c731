"""Activates an issued account: portal ID, PIN and date of birth, once."""

from datetime import date, datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from accounts import auditing
from accounts.models import InitialPin, User
from accounts.pins import normalise_pin
from accounts.portal_ids import normalise_portal_id

# Compared with when there is no such account, so that both take as long.
_NOBODY = make_password("nobody")


class NotActivated(Exception):
    """ID, PIN and date of birth do not belong together, or the PIN is spent."""


def find_pin(*, portal_id: str, pin: str, birth_date: date, at: datetime) -> InitialPin:
    """Return the unused PIN these three belong to.

    Raises NotActivated, in the same words and time whatever was wrong.
    """
    username = normalise_portal_id(portal_id)
    initial = (
        InitialPin.objects.select_related("user").filter(user__username=username)
    ).first()
    right = check_password(normalise_pin(pin), initial.pin_hash if initial else _NOBODY)
    if (
        initial is None
        or not right
        or initial.used_at is not None
        or initial.valid_until <= at
        or initial.user.birth_date != birth_date
        or not initial.user.is_active
    ):
        raise NotActivated
    return initial


def activate(initial: InitialPin, *, password: str, at: datetime) -> User:
    """Spend the PIN and set the person's own password.

    Raises NotActivated when the same PIN was used a moment ago.
    """
    user = initial.user
    user.set_password(password)
    user.activated_at = at
    with transaction.atomic():
        unused = InitialPin.objects.filter(pk=initial.pk, used_at__isnull=True)
        if unused.update(used_at=at) != 1:
            raise NotActivated
        user.save(update_fields=["password", "activated_at"])
        auditing.record("account.activated", on=user, by=user, at=at)
    return user
