"""Opens a case, if it is new, and issues an account to a member of it."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from accounts import auditing
from accounts.actors import Machine
from accounts.digits import ascii_digits
from accounts.issuing import Issued, Person, issue
from accounts.models import Office, User
from documents.models import Case, CaseMember

# Number of a benefit household: § 51a SGB II; municipal providers write BG for //.
NUMBER = re.compile(r"\d{5}(//|BG)\d{7,8}")


class NotIssued(Exception):
    """The account was not issued; the message says what to mend."""


@dataclass(frozen=True)
class Opened:
    case: Case
    issued: Issued


def issue_account(
    person: Person,
    *,
    case_number: str,
    office_code: str,
    by: User | Machine,
    at: datetime,
) -> Opened:
    """Issue an account to PERSON in the case, all or nothing. Raises NotIssued."""
    _check(person)
    with transaction.atomic():
        case = _case(case_number, office_code, by=by, at=at)
        issued = issue(person, by=by, at=at)
        CaseMember.objects.create(case=case, user=issued.user)
        auditing.record(
            "case.member_added", on=case, by=by, at=at, user=str(issued.user.pk)
        )
    return Opened(case=case, issued=issued)


def _check(person: Person) -> None:
    if not (person.given_name or person.family_name):
        message = "Give --family-name or --given-name; a single name is a name."
        raise NotIssued(message)
    if person.email:
        try:
            validate_email(person.email)
        except ValidationError as error:
            message = f"{person.email} is not an e-mail address."
            raise NotIssued(message) from error


def _case(typed: str, office_code: str, *, by: User | Machine, at: datetime) -> Case:
    number = ascii_digits(typed).strip().upper()
    if not NUMBER.fullmatch(number):
        message = f"{typed} is not a case number. Example: 61402//00000705"
        raise NotIssued(message)
    case = Case.objects.select_related("office").filter(number=number).first()
    if case is None:
        office = _office(office_code)
        case = Case.objects.create(number=number, office=office)
        auditing.record("case.opened", on=case, by=by, at=at, office=office.code)
    elif office_code and case.office.code != office_code:
        message = f"Case {number} belongs to the office {case.office.code}."
        raise NotIssued(message)
    return case


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
