"""Makes the PIN of a letter; its hash is all that is kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.actors import Machine
from accounts.models import InitialPin, User
from accounts.pins import new_pin

VALID_FOR = timedelta(days=14)


@dataclass(frozen=True)
class NewPin:
    pin: str
    pin_hash: str


@dataclass(frozen=True)
class Issued:
    """Whose PIN it is; `pin` exists nowhere else in the clear."""

    user: User
    pin: str
    valid_until: datetime


def make_pin() -> NewPin:
    """Return a PIN and its hash, which is slow: called outside of transactions."""
    pin = new_pin()
    return NewPin(pin, make_password(pin))


def last_day(at: datetime) -> date:
    """Return the last day on all of which a PIN made at AT works.

    A letter that promised the day after would be wrong from some hour on.
    """
    return timezone.localdate(at + VALID_FOR) - timedelta(days=1)


def keep(
    user: User,
    new: NewPin,
    *,
    by: User | Machine,
    at: datetime,
    resets_second_factor: bool = False,
) -> Issued:
    """Let only this PIN open the account from now on."""
    until = at + VALID_FOR
    InitialPin.objects.update_or_create(
        user=user,
        defaults={
            "pin_hash": new.pin_hash,
            "issued_at": at,
            "issued_by": by.name if isinstance(by, Machine) else by.username,
            "valid_until": until,
            "used_at": None,
            "resets_second_factor": resets_second_factor,
        },
    )
    return Issued(user=user, pin=new.pin, valid_until=until)
