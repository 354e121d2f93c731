"""People with an address, letters owed to them, and what is in a PDF."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from accounts.actors import Machine
from accounts.letters import owing
from accounts.models import OwedLetter, User
from tests.cast import NOON

BY = Machine("test")
HOME = {"street": "Musterweg 7", "postal_code": "64646", "city": "Musterstadt"}
Kind, Cause = OwedLetter.Kind, OwedLetter.Cause


def person(number: int = 1, **fields: Any) -> User:
    """Return a person who has an address and no access yet."""
    return User.objects.create(
        **{
            "username": f"{3_000_000_000 + number}",
            "given_name": "Amina",
            "family_name": "Muster",
            "birth_date": "1990-12-24",
            "language": "de",
            "password": "!",
            **HOME,
            **fields,
        }
    )


def owed(to: User, kind: OwedLetter.Kind = Kind.ACCESS) -> OwedLetter:
    return owing.owe(kind, to=to, cause=Cause.ISSUED, by=BY, at=NOON)


def text_of(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
