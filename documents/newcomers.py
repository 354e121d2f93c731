"""Looks at a person before an account is made: may they have one, do they have one?"""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from unicodedata import normalize

from django.db.models import QuerySet
from django.utils import timezone

from accounts.ages import old_enough
from accounts.field_checks import wrong_fields
from accounts.issuing import Person
from accounts.models import BirthDateKnown, Office, User
from accounts.roles import Role
from documents.comparing import same_words, shares_a_word
from documents.models import Case
from documents.placing import NotIssued


class AnothersNumber(NotIssued):
    """The customer number is that of another person."""

    def __init__(self, number: str) -> None:
        message = (
            f"The customer number {number} is another person's number: the date of "
            "birth or the name differs. Look at both; nothing was changed."
        )
        super().__init__(message)


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
    row = User(username="new", **asdict(person))
    if wrong := wrong_fields(row, exclude=["password"]):
        raise NotIssued(wrong)


def known(
    person: Person, *, number: str, case: Case | None, office: Office
) -> User | None:
    """Return the account this person has, by customer number or by name and case.

    An account that was revoked is nobody's any more. Raises AnothersNumber, and
    NotIssued if they have one in a case whose number was not known then.
    """
    if found := numbered(person):
        return found
    people = _in_use()
    here = people.filter(memberships__case__office=office)
    if not number:
        # No number to tell cases apart by: whoever is called so in this office.
        return next(_alike(person, here), None)
    there = people.filter(memberships__case=case)
    if case and (found := next(_alike(person, there), None)):
        return found
    if not (case and case.provisional):
        _refuse_unmerged(list(_alike(person, here)), number)
    return None


def numbered(person: Person) -> User | None:
    """Return who has the customer number of PERSON. Raises AnothersNumber."""
    if not person.customer_number:
        return None
    found = _in_use().filter(customer_number=person.customer_number).first()
    if found and not _may_be(found, person):
        raise AnothersNumber(person.customer_number)
    return found


def refuse_former(person: Person, *, office: Office) -> None:
    """Raise NotIssued for somebody whose account in this office was revoked.

    A table that is taken over again must write to nobody who has died.
    """
    revoked = User.objects.filter(revoked_at__isnull=False)
    former = next(
        _alike(person, revoked.filter(memberships__case__office=office)), None
    )
    if former:
        message = (
            f"The person's account {former.username} was revoked. If they are back, "
            "issue_account gives them a new one."
        )
        raise NotIssued(message)


def _refuse_unmerged(people: list[User], number: str) -> None:
    waiting = Case.objects.filter(provisional=True, members__user__in=people)
    if found := waiting.filter(merged_into=None).first():
        message = (
            f"The person has an account in the provisional case {found.number}: "
            f"merge_cases --from {found.number} --into {number}"
        )
        raise NotIssued(message)


def _in_use() -> QuerySet[User]:
    return User.objects.filter(role=Role.CITIZEN, revoked_at__isnull=True)


def _may_be(user: User, person: Person) -> bool:
    """Say whether what is known of both can be one person's, whatever the number."""
    if user.birth_date and person.birth_date:
        if BirthDateKnown.YEAR in {user.birth_date_known, person.birth_date_known}:
            return user.birth_date.year == person.birth_date.year
        return user.birth_date == person.birth_date
    # Nobody knows the date of one of them: then the name has to fit.
    ours, theirs = (one.family_name or one.given_name for one in (user, person))
    return shares_a_word(ours, theirs)


def _alike(person: Person, people: QuerySet[User]) -> Iterator[User]:
    """Give those of PEOPLE with the same names and date of birth, and no other number.

    Names are compared here: SQLite knows small letters of ASCII alone.
    """
    alike = people.filter(
        birth_date=person.birth_date, birth_date_known=person.birth_date_known
    )
    if person.customer_number:
        alike = alike.filter(customer_number="")
    for user in alike.distinct():
        given = same_words(user.given_name, person.given_name)
        if given and same_words(user.family_name, person.family_name):
            yield user
