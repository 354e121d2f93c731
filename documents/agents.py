"""Accounts for acting and being acted for: without a case, or without a log-in."""

from datetime import datetime

from django.db import transaction

from accounts import auditing, initial_pins, issuing, mandates
from accounts.actors import Machine
from accounts.initial_pins import Issued
from accounts.issuing import Person
from accounts.mandates import Terms
from accounts.models import Mandate, User
from documents import newcomers, placing
from documents.models import CaseMember
from documents.placing import NotIssued, Placing


def issue_agent(person: Person, *, by: User | Machine, at: datetime) -> Issued:
    """Issue an account without a case; a mandate says later for whom it is.

    Raises NotIssued.
    """
    person = newcomers.tidied(person)
    newcomers.check(person, at=at)
    return issuing.issue(person, by=by, at=at, new=initial_pins.make_pin())


def add_member(  # noqa: PLR0913 - who, where, and who acts for them
    person: Person,
    number: str,
    *,
    agent: User,
    terms: Terms,
    by: User | Machine,
    at: datetime,
) -> Mandate:
    """Add PERSON to a case without a PIN: a child, or who leaves it to AGENT.

    All or nothing. Raises NotIssued, mandates.NotGranted.
    """
    person = newcomers.tidied(person)
    newcomers.check(person, at=at, own_access=False)
    number = placing.tidy_number(number)
    with transaction.atomic():
        case = placing.find(number)
        if case is None:
            message = f"There is no case {number}."
            raise NotIssued(message)
        # Who is added at the same time waits here, and is found then.
        office = placing.lock_office(Placing(number), case)
        if newcomers.known(person, number=number, case=case, office=office):
            message = "The person has an account already: grant_mandate is enough."
            raise NotIssued(message)
        user = issuing.open_account(person, by=by, at=at)
        CaseMember.objects.create(case=case, user=user)
        added = str(user.pk)
        auditing.record("case.member_added", on=case, by=by, at=at, user=added)
        return mandates.grant(principal=user, agent=agent, terms=terms, by=by, at=at)
