"""Somebody who asks online for a letter, as the form hands it over."""

from datetime import date
from typing import Any

from accounts.models import CredentialRequest, User
from documents import asking
from documents.asking import Asked
from tests.cast import NOON, Cast

STREET, POSTAL_CODE = "Am Markt 1", "64646"
BORN = date(1990, 12, 24)


def live_at_the_market(*people: User) -> None:
    for person in people:
        person.street, person.postal_code, person.city = STREET, POSTAL_CODE, "Ort"
        person.save()


def asked(**fields: Any) -> Asked:
    """Return what Amina types."""
    return Asked(
        **{
            "case_number": "",
            "name": "Amina Muster",
            "birth_date": BORN,
            "street": STREET,
            "postal_code": POSTAL_CODE,
            "lost_second_factor": False,
            **fields,
        }
    )


def ask_and_compare(cast: Cast, at: Any = NOON, **fields: Any) -> CredentialRequest:
    """Ask as Amina with the address on file, and let it be compared."""
    live_at_the_market(cast.amina)
    request = asking.ask(asked(**fields), at=at)
    asking.compare_waiting(at=at)
    request.refresh_from_db()
    return request
