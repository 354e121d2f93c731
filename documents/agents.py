"""Accounts for acting and being acted for: without a case, or without a log-in."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from accounts import initial_pins, issuing, mandates
from accounts.actors import Machine
from accounts.initial_pins import Issued
from accounts.issuing import Person
from accounts.letters import owing, printing
from accounts.mandates import Scope
from accounts.models import Mandate, OwedLetter, User
from documents import newcomers, placing
from documents.placing import NotIssued, Placing


def issue_agent(person: Person, *, by: User | Machine, at: datetime) -> Issued:
    """Issue an account without a case; a mandate says later for whom it is.

    Raises NotIssued.
    """
    person = newcomers.tidied(person)
    newcomers.check(person, at=at)
    return issuing.issue(person, by=by, at=at, new=initial_pins.make_pin())


def issue_agent_by_letter(
    person: Person, place: Path, *, by: User | Machine, at: datetime
) -> User:
    """Issue it with a PIN that stands in the PDF file PLACE and nowhere else.

    Raises NotIssued; and OSError, Unprintable, TooLong when the account is there and
    its letter still owed.
    """
    person = newcomers.tidied(person)
    newcomers.check(person, at=at)
    kind, cause = OwedLetter.Kind.ACCESS, OwedLetter.Cause.ISSUED
    with transaction.atomic():
        agent = issuing.open_account(person, by=by, at=at)
        owed = owing.owe(kind, to=agent, cause=cause, by=by, at=at)
    printing.print_to(place, owed, by=by, at=at)
    return agent


def add_member(  # noqa: PLR0913 - who, where, and who acts for them
    person: Person,
    number: str,
    *,
    agent: User,
    scope: Scope,
    by: User | Machine,
    at: datetime,
) -> Mandate:
    """Add PERSON to a case without a PIN: a child, or somebody who leaves it to AGENT.

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
        # Whoever is added at the same time waits here, and is found then.
        office = placing.lock_office(Placing(number), case)
        if newcomers.known(person, number=number, case=case, office=office):
            message = "The person has an account already: grant_mandate is enough."
            raise NotIssued(message)
        user = issuing.open_account(person, by=by, at=at)
        placing.join(case, user, by=by, at=at)
        return mandates.grant(principal=user, agent=agent, scope=scope, by=by, at=at)
