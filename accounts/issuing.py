"""Issues an account: a portal ID, and a PIN, at once or by letter."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts import auditing, initial_pins
from accounts.actors import Machine
from accounts.initial_pins import Issued, NewPin
from accounts.models import BirthDateKnown, User
from accounts.portal_ids import new_portal_id

TRIES = 5


@dataclass(frozen=True)
class Person:
    """What the authority knows of a person; one of the two names may be empty.

    Of a year alone, `birth_date` is its first day.
    """

    given_name: str
    family_name: str
    birth_date: date | None
    language: str
    email: str = ""
    birth_date_known: str = BirthDateKnown.DAY
    customer_number: str = ""
    address_extra: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""


def issue(
    person: Person, *, by: User | Machine, at: datetime, new: NewPin | None = None
) -> Issued:
    """Create the account of PERSON, not yet activated, with a PIN to hand over.

    Within a transaction of the caller, NEW was made before it.
    """
    new = new or initial_pins.make_pin()
    with transaction.atomic():
        user = open_account(person, by=by, at=at)
        return initial_pins.keep(user, new, by=by, at=at)


def open_account(person: Person, *, by: User | Machine, at: datetime) -> User:
    """Create the account of PERSON; its PIN is made when its letter is printed."""
    with transaction.atomic():
        user = _create_user(person)
        auditing.record("account.issued", on=user, by=by, at=at)
    return user


def _create_user(person: Person) -> User:
    """Create the row under a random portal ID that nobody has yet."""
    for left in reversed(range(TRIES)):
        user = User(username=new_portal_id(), **asdict(person))
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
