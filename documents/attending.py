"""Whom the service desk attends to: the people in the cases of its offices."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from accounts import auditing
from accounts.digits import ascii_digits
from accounts.models import CredentialRequest, Mandate, OwedLetter, User
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Act, Role
from documents.models import Case

# More than a desk reads; who finds so many asks for more.
MOST = 20


@dataclass(frozen=True)
class Asked:
    """What people say of themselves: a number, or name and date of birth together."""

    number: str = ""
    name: str = ""
    birth_date: date | None = None


def people_of(staff: User) -> QuerySet[User]:
    """Return the citizens STAFF may attend to; nobody's else, and no colleague."""
    if not staff.can(Act.ISSUE_ACCESS):
        return User.objects.none()
    cases = Case.objects.visible_to(staff)
    return User.objects.filter(role=Role.CITIZEN, pk__in=cases.values("members__user"))


def find(asked: Asked, *, by: User, at: datetime) -> list[User]:
    """Return the people that ASKED may be, MOST at most; that one looked is recorded.

    NUMBER is a portal ID, a case number or a customer number.
    """
    found = list(people_of(by).filter(_matching(asked)).distinct()[:MOST])
    auditing.record("desk.searched", on=by, by=by, at=at, found=len(found))
    return found


def _matching(asked: Asked) -> Q:
    number = ascii_digits(asked.number).strip()
    if number:
        portal_id = normalise_portal_id(number)
        return (
            Q(username=portal_id)
            | Q(memberships__case__number__iexact=number)
            | Q(customer_number__iexact=number)
        )
    matching = Q(birth_date=asked.birth_date)
    if asked.birth_date:
        # Of whom the papers say the year only, or nothing at all.
        year = date(asked.birth_date.year, 1, 1)
        matching |= Q(birth_date_known="year", birth_date=year)
        matching |= Q(birth_date__isnull=True)
    for word in asked.name.split():
        matching &= Q(given_name__icontains=word) | Q(family_name__icontains=word)
    return matching


def letters_for(staff: User) -> QuerySet[OwedLetter]:
    """Return the letters to people of the offices of STAFF, who may print them."""
    if not staff.can(Act.PRINT_LETTERS):
        return OwedLetter.objects.none()
    members = Case.objects.filter(office__in=staff.offices.all()).values(
        "members__user"
    )
    return OwedLetter.objects.filter(
        recipient__role=Role.CITIZEN, recipient__in=members
    ).select_related("recipient")


def requests_for(staff: User) -> QuerySet[CredentialRequest]:
    """Return who asked for access data: people of the own offices, and unknown ones."""
    if not staff.can(Act.ISSUE_ACCESS):
        return CredentialRequest.objects.none()
    mine = Q(matched__isnull=True) | Q(matched__in=people_of(staff))
    return CredentialRequest.objects.filter(mine).select_related(
        "matched", "handled_by"
    )


def mandates_for(staff: User) -> QuerySet[Mandate]:
    """Return the mandates that people of the own offices have given."""
    return Mandate.objects.filter(principal__in=people_of(staff)).select_related(
        "agent", "principal"
    )
