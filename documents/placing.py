"""Finds the case a person belongs to, or opens it, if need be with a made-up number."""

import re
from dataclasses import dataclass
from datetime import datetime

from accounts import auditing
from accounts.actors import Machine
from accounts.digits import ascii_digits
from accounts.models import Office, User
from accounts.roles import CASEWORKERS
from documents.models import Case, CaseMember
from documents.references import new_reference

# Number of a benefit household: § 51a SGB II; municipal providers write BG for //.
NUMBER = re.compile(r"\d{5}(//|BG)\d{7,8}")
_MADE_UP = re.compile(r"V-[0-9A-Z]{4}-[0-9A-Z]{4}")


class NotIssued(Exception):
    """The account was not issued; the message says what to mend."""


@dataclass(frozen=True)
class Placing:
    """Where the person belongs: a case, and for a new one its office.

    `number` is "" for a provisional case. `caseworker` is a user name; the case is
    assigned if one is given.
    """

    number: str
    office: str = ""
    caseworker: str = ""


def tidy_number(typed: str) -> str:
    """Return the number as it is stored; "" stays "". Raises NotIssued.

    With // or with BG it is one number: new ones are kept with //.
    """
    number = ascii_digits(typed).strip().upper()
    if number and not (NUMBER.fullmatch(number) or _MADE_UP.fullmatch(number)):
        message = f"{typed} is not a case number. Example: 61402//00000705"
        raise NotIssued(message)
    with_signs, with_letters = spellings(number)
    there = number and Case.objects.filter(number=with_letters).exists()
    return with_letters if there else with_signs


def spellings(number: str) -> tuple[str, str]:
    """Return a case number with // and with BG; any other twice as it is."""
    if not NUMBER.fullmatch(number):
        return number, number
    area, running = number[:5], number[7:]
    return f"{area}//{running}", f"{area}BG{running}"


def find(number: str) -> Case | None:
    """Return the case of this number, or that into which it was merged."""
    case = Case.objects.select_related("office", "merged_into__office")
    found = case.filter(number=number).first() if number else None
    return found.merged_into or found if found else None


def lock_office(placing: Placing, case: Case | None) -> Office:
    """Return the office; who places somebody there at the same time waits.

    Raises NotIssued.
    """
    if case and placing.office and case.office.code != placing.office:
        message = f"Case {case.number} belongs to the office {case.office.code}."
        raise NotIssued(message)
    code = case.office.code if case else _office(placing.office)
    return Office.objects.select_for_update(no_key=True).get(code=code)


def open_case(number: str, office: Office, *, by: User | Machine, at: datetime) -> Case:
    """Open the case, unless it was opened a moment ago. Raises NotIssued."""
    if _MADE_UP.fullmatch(number):
        message = f"There is no provisional case {number}."
        raise NotIssued(message)
    provisional = not number
    case, is_new = Case.objects.get_or_create(
        number=number or f"V-{new_reference()}",
        defaults={"office": office, "provisional": provisional},
    )
    if is_new:
        auditing.record(
            "case.opened",
            on=case,
            by=by,
            at=at,
            office=office.code,
            provisional=provisional,
        )
    return case


def assign(case: Case, name: str, *, by: User | Machine, at: datetime) -> bool:
    """Give the case to a caseworker of its office; False if it was theirs before.

    Raises NotIssued.
    """
    staff = User.objects.filter(role__in=CASEWORKERS, offices=case.office)
    caseworker = staff.filter(username=name, is_active=True).first()
    if caseworker is None:
        message = f"{name} is not a caseworker of the office {case.office.code}."
        raise NotIssued(message)
    if case.caseworker == caseworker:
        return False
    case.caseworker = caseworker
    case.save(update_fields=["caseworker"])
    auditing.record(
        "case.assigned", on=case, by=by, at=at, caseworker=str(caseworker.pk)
    )
    return True


def join(case: Case, user: User, *, by: User | Machine, at: datetime) -> None:
    """Make the person a member of the case, which they are not yet."""
    CaseMember.objects.create(case=case, user=user)
    auditing.record("case.member_added", on=case, by=by, at=at, user=str(user.pk))


def _office(code: str) -> str:
    """Return the code; if there is only one office, it need not be named."""
    codes = sorted(Office.objects.values_list("code", flat=True))
    if not code and len(codes) == 1:
        return codes[0]
    if code not in codes:
        known = ", ".join(codes) or "none yet; load them first"
        message = f"The case is new: name its office with --office (known: {known})."
        raise NotIssued(message)
    return code
