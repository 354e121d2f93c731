"""Finds the PIN of a letter that somebody shows, with the date of birth beside it.

Wrong PINs close no account's door, so a stranger keeps nobody from coming back.
"""

from datetime import date, datetime

from django.contrib.auth.hashers import check_password, make_password

from accounts.activating import NotActivated, is_good
from accounts.models import BirthDateKnown, InitialPin, User
from accounts.pins import normalise_pin
from accounts.portal_ids import normalise_portal_id
from accounts.throttling import Door

# Compared with when there is no such account, so that both take as long.
_NOBODY = make_password("nobody")


def find_pin(
    *, portal_id: str, pin: str, birth_date: date | None, door: Door, at: datetime
) -> InitialPin:
    """Return the unused PIN these three belong to; staff have no date to give.

    Raises NotActivated, in the same words and time whatever was wrong.
    """
    closed = door.is_closed(at)
    username = normalise_portal_id(portal_id)
    initial = (
        InitialPin.objects.select_related("user").filter(user__username=username)
    ).first()
    right = check_password(normalise_pin(pin), initial.pin_hash if initial else _NOBODY)
    if (
        closed
        or initial is None
        or not right
        or not is_good(initial, at=at)
        or not _is_holder(initial, birth_date, door=door, at=at)
    ):
        door.failed(at)
        raise NotActivated
    door.opened(at)
    return initial


def _is_holder(
    initial: InitialPin, birth_date: date | None, *, door: Door, at: datetime
) -> bool:
    """Say whether the date fits; only who has the letter in hand can try many."""
    closed = door.is_closed_behind(f"{initial.pk} {initial.pin_hash}", at)
    return not closed and _born(initial.user, birth_date)


def _born(user: User, birth_date: date | None) -> bool:
    """Say whether the date fits as far as it is known; not known fits nothing."""
    if user.is_staff:
        return True
    if birth_date is None or user.birth_date is None:
        return False
    if user.birth_date_known == BirthDateKnown.YEAR:
        return birth_date.year == user.birth_date.year
    return birth_date == user.birth_date
