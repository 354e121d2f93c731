"""Issues an account to a member of a case: nobody's twice, and all or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts import initial_pins, issuing
from accounts.actors import Machine
from accounts.initial_pins import Issued
from accounts.issuing import Person
from accounts.letters import owing
from accounts.models import OwedLetter, User
from documents import newcomers, placing
from documents.models import Case
from documents.placing import NotIssued, Placing

__all__ = ["Admitted", "AlreadyThere", "NotIssued", "Opened", "Placing"]


class AlreadyThere(NotIssued):
    """The person has an account in this case already; it is named by `user`."""

    def __init__(self, user: User) -> None:
        message = f"The person has the account {user.username} already."
        super().__init__(f"{message} A new PIN: reissue_letter {user.username}")
        self.user = user


@dataclass(frozen=True)
class Opened:
    case: Case
    issued: Issued


@dataclass(frozen=True)
class Admitted:
    """A member of a case; not `is_new` if only the case was new to them."""

    case: Case
    user: User
    is_new: bool


def issue_account(
    person: Person, where: Placing, *, by: User | Machine, at: datetime
) -> Opened:
    """Issue an account to PERSON in a case, with a PIN to hand over.

    All or nothing. Raises NotIssued, AlreadyThere.
    """
    person, where = _tidied(person, where, at=at)
    new = initial_pins.make_pin()
    with _placed(person, where, by=by, at=at) as (case, known):
        if known:
            raise AlreadyThere(known)
        issued = issuing.issue(person, by=by, at=at, new=new)
        placing.join(case, issued.user, by=by, at=at)
    return Opened(case=case, issued=issued)


def admit(
    person: Person,
    where: Placing,
    *,
    by: User | Machine,
    at: datetime,
    anew: bool = True,
) -> Admitted:
    """Let PERSON have an account in a case, and owe them the letter with the PIN.

    Whoever has an account, and not yet in this case, joins it. Whoever had one that
    was revoked gets a new one, unless not ANEW. All or nothing. Raises NotIssued,
    AlreadyThere.
    """
    person, where = _tidied(person, where, at=at)
    with _placed(person, where, by=by, at=at) as (case, known):
        if known and case.members.filter(user=known).exists():
            raise AlreadyThere(known)
        if not known and not anew:
            newcomers.refuse_former(person, office=case.office)
        user = known or issuing.open_account(person, by=by, at=at)
        placing.join(case, user, by=by, at=at)
        if not known:
            kind, cause = OwedLetter.Kind.ACCESS, OwedLetter.Cause.ISSUED
            owing.owe(kind, to=user, cause=cause, by=by, at=at)
    return Admitted(case, user, is_new=not known)


def _tidied(person: Person, where: Placing, *, at: datetime) -> tuple[Person, Placing]:
    person = newcomers.tidied(person)
    newcomers.check(person, at=at)
    return person, replace(where, number=placing.tidy_number(where.number))


@contextmanager
def _placed(
    person: Person, where: Placing, *, by: User | Machine, at: datetime
) -> Iterator[tuple[Case, User | None]]:
    """Give the case, and the account the person has, within one transaction.

    Whoever is placed in the same office at the same time waits for its end, so that
    two runs do not both find nobody.
    """
    try:
        with transaction.atomic():
            case = placing.find(where.number)
            office = placing.lock_office(where, case)
            # Once more, now that nobody else can open it.
            case = placing.find(where.number)
            known = newcomers.known(
                person, case=case, number=where.number, office=office
            )
            if known and not where.number:
                raise AlreadyThere(known)
            case = case or placing.open_case(where.number, office, by=by, at=at)
            if where.caseworker:
                placing.assign(case, where.caseworker, by=by, at=at)
            yield case, known
    except IntegrityError as error:
        # The same customer number, a moment ago in another office.
        if found := newcomers.numbered(person):
            raise AlreadyThere(found) from error
        raise
