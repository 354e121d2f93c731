"""Opens a case, if it is new, and issues an account to a member of it."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation

from accounts import auditing
from accounts.actors import Machine
from accounts.digits import ascii_digits
from accounts.issuing import Issued, Person, issue
from accounts.models import Office, User
from accounts.roles import Role
from documents.models import Case, CaseMember

# Number of a benefit household: § 51a SGB II; municipal providers write BG for //.
NUMBER = re.compile(r"\d{5}(//|BG)\d{7,8}")


class NotIssued(Exception):
    """The account was not issued; the message says what to mend."""


@dataclass(frozen=True)
class Opened:
    case: Case
    issued: Issued


@dataclass(frozen=True)
class Placing:
    """Where the person belongs: a case, and for a new one its office.

    `caseworker` is a user name; the case is assigned if one is given.
    """

    number: str
    office: str = ""
    caseworker: str = ""


def issue_account(
    person: Person, placing: Placing, *, by: User | Machine, at: datetime
) -> Opened:
    """Issue an account to PERSON in the case, all or nothing. Raises NotIssued."""
    _check(person, at=at)
    with transaction.atomic():
        case = _case(placing, by=by, at=at)
        if placing.caseworker:
            _assign(case, placing.caseworker, by=by, at=at)
        issued = issue(person, by=by, at=at)
        CaseMember.objects.create(case=case, user=issued.user)
        user = str(issued.user.pk)
        auditing.record("case.member_added", on=case, by=by, at=at, user=user)
    return Opened(case=case, issued=issued)


def _check(person: Person, *, at: datetime) -> None:
    if not (person.given_name or person.family_name):
        message = "Give --family-name or --given-name; a single name is a name."
        raise NotIssued(message)
    if person.birth_date > timezone.localdate(at):
        message = f"The birth date {person.birth_date} is in the future."
        raise NotIssued(message)
    # As the command line speaks: English.
    with translation.override(None):
        try:
            User(username="new", **vars(person)).clean_fields(exclude=["password"])
        except ValidationError as error:
            said = error.message_dict.items()
            wrong = [f"{field}: {' '.join(words)}" for field, words in said]
            raise NotIssued(" ".join(wrong)) from error


def _case(placing: Placing, *, by: User | Machine, at: datetime) -> Case:
    number = ascii_digits(placing.number).strip().upper()
    if not NUMBER.fullmatch(number):
        message = f"{placing.number} is not a case number. Example: 61402//00000705"
        raise NotIssued(message)
    case = Case.objects.select_related("office").filter(number=number).first()
    if case is None:
        office = _office(placing.office)
        case = Case.objects.create(number=number, office=office)
        auditing.record("case.opened", on=case, by=by, at=at, office=office.code)
    elif placing.office and case.office.code != placing.office:
        message = f"Case {number} belongs to the office {case.office.code}."
        raise NotIssued(message)
    return case


def _assign(case: Case, name: str, *, by: User | Machine, at: datetime) -> None:
    """Give the case to a caseworker of its office."""
    staff = User.objects.filter(role=Role.CASEWORKER, offices=case.office)
    caseworker = staff.filter(username=name).first()
    if caseworker is None:
        message = f"{name} is not a caseworker of the office {case.office.code}."
        raise NotIssued(message)
    case.caseworker = caseworker
    case.save(update_fields=["caseworker"])
    auditing.record(
        "case.assigned", on=case, by=by, at=at, caseworker=str(caseworker.pk)
    )


def _office(code: str) -> Office:
    """Return the office; if there is only one, it need not be named."""
    offices = {office.code: office for office in Office.objects.all()}
    if not code and len(offices) == 1:
        return next(iter(offices.values()))
    if code not in offices:
        known = ", ".join(sorted(offices)) or "none yet; load them first"
        message = f"The case is new: name its office with --office (known: {known})."
        raise NotIssued(message)
    return offices[code]
