"""Gives an account a new PIN; the one before it stops working."""

from datetime import datetime

from django.db import transaction

from accounts import auditing, initial_pins
from accounts.actors import Machine
from accounts.initial_pins import Issued, NewPin
from accounts.models import User


class NotActive(Exception):
    """The account is locked or revoked: no PIN would open it."""


def renew_pin(
    user: User,
    *,
    by: User | Machine,
    at: datetime,
    resets_second_factor: bool = False,
    new: NewPin | None = None,
) -> Issued:
    """Give USER a new PIN, to set a new password with. Raises NotActive.

    The password of now works until then: a stranger who asks for a letter in
    somebody's name locks nobody out. Within a transaction of the caller, NEW was
    made before it.
    """
    new = new or initial_pins.make_pin()
    with transaction.atomic():
        if not User.objects.filter(pk=user.pk, is_active=True).exists():
            raise NotActive
        issued = initial_pins.keep(
            user, new, by=by, at=at, resets_second_factor=resets_second_factor
        )
        auditing.record(
            "account.pin_renewed",
            on=user,
            by=by,
            at=at,
            subject=user,
            resets_second_factor=resets_second_factor,
        )
    return issued
