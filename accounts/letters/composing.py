"""Puts together what stands in one person's letter."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.initial_pins import last_day
from accounts.letters.letter import Letter, Sender
from accounts.letters.owing import WITH_PIN
from accounts.letters.words import Case
from accounts.models import BirthDateKnown, Office, Organisation, OwedLetter, User


class NoAddress(Exception):
    """Nobody knows where to send it."""


def compose(
    owed: OwedLetter,
    *,
    organisation: Organisation,
    office: Office | None,
    at: datetime,
) -> Letter:
    """Compose the letter without its secret."""
    person = owed.recipient
    with translation.override(person.language):
        case = Case(
            kind=owed.kind,
            portal=organisation.portal_name,
            german_portal=_in_german(organisation),
            address=settings.PORTAL_URL,
            until=last_day(at) if owed.kind in WITH_PIN else None,
            known=person.activated_at is not None,
            at_the_desk=_only_at_the_desk(person),
            staff=person.is_staff,
            resets_second_factor=owed.resets_second_factor,
        )
        return Letter(
            case=case,
            language=person.language,
            sender=_sender(organisation, office),
            address=address_of(person),
            portal_id=person.username,
        )


def address_of(person: User) -> tuple[str, ...]:
    """Return the lines of the address, in the order of DIN 5008."""
    town = f"{person.postal_code} {person.city}".strip()
    lines = (person.full_name, person.address_extra, person.street, town)
    return tuple(line for line in lines if line)


def check_address(person: User) -> None:
    """Raise NoAddress for a letter that no postman could deliver."""
    if not (person.city and person.postal_code):
        raise NoAddress


def _in_german(organisation: Organisation) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return organisation.portal_name


def _only_at_the_desk(person: User) -> bool:
    unknown = person.birth_date_known == BirthDateKnown.NOT
    return not person.is_staff and unknown


def _sender(organisation: Organisation, office: Office | None) -> Sender:
    """Name the county, never the department: neighbours read envelopes."""
    with translation.override(settings.LANGUAGE_CODE):
        name = organisation.name
    place = []
    if office:
        place = [office.street, f"{office.postal_code} {office.city}".strip()]
    phone = (office and office.phone) or organisation.phone
    block = [
        name,
        office.name if office else "",
        *place,
        _("Telephone: %(number)s") % {"number": phone} if phone else "",
        office.opening_hours if office else organisation.website,
    ]
    return Sender(
        line=" · ".join(part for part in (name, *place) if part),
        block=tuple(line for line in block if line),
    )
