"""Looks at a person before an account is made: may they have one, do they have one?"""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone, translation

from accounts.ages import old_enough
from accounts.issuing import Person
from accounts.models import BirthDateKnown, Office, User
from accounts.roles import Role
from documents.models import Case
from documents.placing import NotIssued


def tidied(person: Person) -> Person:
    """Return PERSON with one spelling for what looks the same."""
    plain: dict[str, Any] = {
        name: " ".join(normalize("NFC", value).split())
        for name, value in asdict(person).items()
        if isinstance(value, str)
    }
    number = plain["customer_number"].upper()
    return replace(person, **{**plain, "customer_number": number})


def check(person: Person, *, at: datetime, own_access: bool = True) -> None:
    """Raise NotIssued for what cannot be a person with an account.

    Without OWN_ACCESS somebody else acts for them, so they may be of any age.
    """
    today = timezone.localdate(at)
    if not (person.given_name or person.family_name):
        message = "Give --family-name or --given-name; a single name is a name."
        raise NotIssued(message)
    if person.birth_date is None and person.birth_date_known != BirthDateKnown.NOT:
        message = "The date of birth is missing; if nobody knows it, write: unknown"
        raise NotIssued(message)
    if person.birth_date and person.birth_date > today:
        message = f"The birth date {person.birth_date} is in the future."
        raise NotIssued(message)
    if own_access and not old_enough(person.birth_date, today=today):
        message = (
            "The person is under 15 (§ 36 SGB I): issue the account to a parent or "
            "guardian, and add the person with add_member."
        )
        raise NotIssued(message)
    _check_fields(person)


def known(
    person: Person, *, number: str, case: Case | None, office: Office
) -> User | None:
    """Return the account this person has, by customer number or by name and case.

    Raises NotIssued if they have one in a case whose number was not known then.
    """
    if person.customer_number:
        same_number = User.objects.filter(customer_number=person.customer_number)
        if found := same_number.first():
            return found
    alike = _alike(person)
    here = alike.filter(memberships__case__office=office)
    if not number:
        # No number to tell cases apart by: whoever is called so in this office.
        return here.first()
    if case and (found := alike.filter(memberships__case=case).first()):
        return found
    if not (case and case.provisional):
        _refuse_unmerged(here, number)
    return None


def _refuse_unmerged(people: QuerySet[User], number: str) -> None:
    waiting = Case.objects.filter(provisional=True, members__user__in=people)
    if found := waiting.filter(merged_into=None).first():
        message = (
            f"The person has an account in the provisional case {found.number}: "
            f"merge_cases --from {found.number} --into {number}"
        )
        raise NotIssued(message)


def _alike(person: Person) -> QuerySet[User]:
    """Return who has the same names and date of birth, and no other number."""
    alike = User.objects.filter(
        role=Role.CITIZEN,
        given_name__iexact=person.given_name,
        family_name__iexact=person.family_name,
        birth_date=person.birth_date,
        birth_date_known=person.birth_date_known,
    )
    return alike.filter(customer_number="") if person.customer_number else alike


def _check_fields(person: Person) -> None:
    # As the command line speaks: English.
    with translation.override(None):
        try:
            User(username="new", **asdict(person)).clean_fields(exclude=["password"])
        except ValidationError as error:
            said = error.message_dict.items()
            wrong = [f"{field}: {' '.join(words)}" for field, words in said]
            raise NotIssued(" ".join(wrong)) from error
