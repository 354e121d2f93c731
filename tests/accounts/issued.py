"""An account as the authority issues it, for the tests of what comes next."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from accounts.actors import Machine
from accounts.initial_pins import Issued
from accounts.issuing import Person, issue
from accounts.models import User
from tests.cast import PASSWORD

BORN = date(1990, 12, 24)
COUNTER = Machine("counter")


def issued(*, at: datetime | None = None, **fields: Any) -> Issued:
    """Return an account nobody has activated, issued just now or AT some time."""
    names = {"given_name": "Amina", "family_name": "Muster", "language": "tr"}
    person = Person(**{**names, "birth_date": BORN, **fields})
    return issue(person, by=COUNTER, at=at or timezone.now())


def letter(account: Issued, **changes: str) -> dict[str, str]:
    """Return the first step of the activation as the holder of the letter fills it."""
    fields = {
        "portal_id": account.user.username,
        "pin": account.pin,
        "birth_date": "1990-12-24",
    }
    return {**fields, **changes}


def choices(**changes: str) -> dict[str, str]:
    """Return the second step."""
    fields = {
        "new_password1": PASSWORD,
        "new_password2": PASSWORD,
        "language": "tr",
        "email": "",
    }
    return {**fields, **changes}


def activate_online(client: Client, account: Issued) -> None:
    """Go through both steps."""
    first = client.post("/accounts/activate/", letter(account))
    assert client.post(first["Location"], choices()).status_code == 302


def give_password(*people: User) -> None:
    """Let PEOPLE sign in with PASSWORD."""
    for person in people:
        person.password = _hash_of_password()
        person.save()


@lru_cache(maxsize=1)
def _hash_of_password() -> str:
    # Slow by design, so all share one.
    return make_password(PASSWORD)
