"""Gives an account a new PIN; the one before it stops working."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts import ages, auditing, initial_pins
from accounts.actors import Machine
from accounts.initial_pins import Issued, NewPin
from accounts.models import User


class NotActive(Exception):
    """The account is locked or revoked: no PIN would open it."""


class TooYoung(NotActive):
    """A child's account: a parent or guardian acts for them (§ 36 SGB I)."""


def check_access(person: User, *, at: datetime) -> None:
    """Raise NotActive, or TooYoung, for somebody who may not come in themselves."""
    if not person.is_active:
        raise NotActive
    if not ages.old_enough(person.birth_date, today=timezone.localdate(at)):
        raise TooYoung


def renew_pin(
    user: User,
    *,
    by: User | Machine,
    at: datetime,
    resets_second_factor: bool = False,
    new: NewPin | None = None,
) -> Issued:
    """Give USER a new PIN, to set a new password with. Raises NotActive, TooYoung.

    The password of now works until then: a stranger who asks for a letter in
    somebody's name locks nobody out. Within a transaction of the caller, NEW was
    made before it.
    """
    new = new or initial_pins.make_pin()
    with transaction.atomic():
        check_access(User.objects.get(pk=user.pk), at=at)
        issued = initial_pins.keep(
            user, new, by=by, at=at, resets_second_factor=resets_second_factor
        )
        auditing.record(
            "account.pin_renewed",
            on=user,
            by=by,
            at=at,
            resets_second_factor=resets_second_factor,
        )
    return issued
