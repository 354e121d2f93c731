"""Issues an account: a portal ID and an initial PIN, of which only a hash stays."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from accounts import auditing
from accounts.actors import Machine
from accounts.models import InitialPin, User
from accounts.pins import new_pin
from accounts.portal_ids import new_portal_id

VALID_FOR = timedelta(days=14)
TRIES = 5


@dataclass(frozen=True)
class Person:
    """What the authority knows of a person; one of the two names may be empty."""

    given_name: str
    family_name: str
    birth_date: date
    language: str
    email: str = ""


@dataclass(frozen=True)
class Issued:
    """A new account; `pin` exists nowhere else in the clear."""

    user: User
    pin: str
    valid_until: datetime


def issue(person: Person, *, by: User | Machine, at: datetime) -> Issued:
    """Create the account of PERSON, not yet activated."""
    pin = new_pin()
    pin_hash = make_password(pin)
    with transaction.atomic():
        user = _create_user(person)
        issuer = by.name if isinstance(by, Machine) else by.username
        initial = InitialPin.objects.create(
            user=user,
            pin_hash=pin_hash,
            issued_at=at,
            issued_by=issuer,
            valid_until=at + VALID_FOR,
        )
        auditing.record("account.issued", on=user, by=by, at=at)
    return Issued(user=user, pin=pin, valid_until=initial.valid_until)


def _create_user(person: Person) -> User:
    """Create the row under a random portal ID that nobody has yet."""
    for left in reversed(range(TRIES)):
        user = User(username=new_portal_id(), **vars(person))
        user.set_unusable_password()
        try:
            with transaction.atomic():
                user.save(force_insert=True)
        except IntegrityError:
            if not left or not User.objects.filter(username=user.username).exists():
                raise
        else:
            break
    return user
