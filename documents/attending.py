"""Whom the service desk attends to: the people in the cases of its offices."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from accounts import auditing
from accounts.digits import ascii_digits
from accounts.letters import owing
from accounts.letters.due import due
from accounts.models import CredentialRequest, Mandate, OwedLetter, User
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Act, Role
from documents.models import Case
from documents.placing import spellings

# More than a desk reads; who finds so many asks for more.
MOST = 20


@dataclass(frozen=True)
class Search:
    """What people say of themselves: a number, or name and date of birth together."""

    number: str = ""
    name: str = ""
    birth_date: date | None = None


def people_of(staff: User) -> QuerySet[User]:
    """Return the citizens STAFF may attend to; nobody's else, and no colleague.

    A representative without a case is attended to by the office of whom they
    represent; one with a case by the office of that case alone.
    """
    if not staff.can(Act.ISSUE_ACCESS):
        return User.objects.none()
    return _of_cases(Case.objects.visible_to(staff))


def _of_cases(cases: QuerySet[Case]) -> QuerySet[User]:
    """Return the citizens in these cases, and their agents who have no case."""
    members = cases.filter(members__isnull=False).values("members__user")
    agents = (
        Mandate.objects.lasting(timezone.now())
        .filter(principal__in=members, agent__memberships__isnull=True)
        .values("agent")
    )
    reached = Q(pk__in=members) | Q(pk__in=agents)
    return User.objects.filter(reached, role=Role.CITIZEN)


def find(search: Search, *, by: User, at: datetime) -> list[User]:
    """Return the people that SEARCH may be, MOST at most; that one looked is recorded.

    NUMBER is a portal ID, a case number or a customer number.
    """
    found = list(people_of(by).filter(_matching(search)).distinct()[:MOST])
    auditing.record("desk.searched", on=by, by=by, at=at, found=len(found))
    return found


def _matching(search: Search) -> Q:
    number = ascii_digits(search.number).strip()
    if number:
        portal_id = normalise_portal_id(number)
        return (
            Q(username=portal_id)
            | Q(memberships__case__number__in=spellings(number.upper()))
            | Q(customer_number__iexact=number)
        )
    matching = Q(birth_date=search.birth_date)
    if search.birth_date:
        # Of whom the papers say the year only, or nothing at all.
        year = date(search.birth_date.year, 1, 1)
        matching |= Q(birth_date_known="year", birth_date=year)
        matching |= Q(birth_date__isnull=True)
    for word in search.name.split():
        matching &= Q(given_name__icontains=word) | Q(family_name__icontains=word)
    return matching


def letters_for(staff: User) -> QuerySet[OwedLetter]:
    """Return the letters due to people of the offices of STAFF, who may print them."""
    return due(tuple(OwedLetter.Kind)).filter(recipient__in=_written_to_by(staff))


def printed_for(staff: User) -> QuerySet[OwedLetter]:
    """Return the letters to these people that have left."""
    return OwedLetter.objects.filter(
        printed_at__isnull=False, recipient__in=_written_to_by(staff)
    ).select_related("recipient")


def _written_to_by(staff: User) -> QuerySet[User]:
    if not staff.can(Act.PRINT_LETTERS):
        return User.objects.none()
    return _of_cases(Case.objects.filter(office__in=staff.offices.all()))


def requests_for(staff: User) -> QuerySet[CredentialRequest]:
    """Return who asked for access data: people of the own offices, and of none.

    With `in_reach`, whether STAFF attends to the person, and what letter it led to:
    `letter_owed`, and `letter_printed_at`, not long before it was asked for or since.
    """
    if not staff.can(Act.ISSUE_ACCESS):
        return CredentialRequest.objects.none()
    people = people_of(staff)
    nowhere = User.objects.filter(role=Role.CITIZEN, memberships__isnull=True)
    mine = Q(matched__isnull=True) | Q(matched__in=people) | Q(matched__in=nowhere)
    letters = OwedLetter.objects.filter(
        recipient=OuterRef("matched"), kind__in=owing.WITH_PIN
    ).order_by("-printed_at")
    lately = letters.filter(
        Q(resets_second_factor=True)
        | Q(resets_second_factor=OuterRef("lost_second_factor")),
        printed_at__gt=OuterRef("asked_at") - owing.ONE_LETTER_IN,
    ).exclude(recipient__initial_pin__used_at__lt=OuterRef("asked_at"))
    return (
        CredentialRequest.objects.filter(mine)
        .annotate(
            in_reach=Exists(people.filter(pk=OuterRef("matched"))),
            letter_owed=Exists(letters.filter(printed_at__isnull=True)),
            letter_printed_at=Subquery(lately.values("printed_at")[:1]),
        )
        .select_related("matched", "handled_by")
    )


def mandates_for(staff: User) -> QuerySet[Mandate]:
    """Return the mandates that people of the own offices have given."""
    return Mandate.objects.filter(principal__in=people_of(staff)).select_related(
        "agent", "principal"
    )
