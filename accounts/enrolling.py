"""Makes accounts for staff; they activate with user name and PIN."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts import auditing, initial_pins
from accounts.actors import Machine
from accounts.field_checks import wrong_fields
from accounts.initial_pins import Issued, NewPin
from accounts.letters import owing
from accounts.models import Office, OwedLetter, User
from accounts.pins import looks_like_pin
from accounts.portal_ids import normalise_portal_id
from accounts.roles import Role

# Never a portal ID, which is ten digits; and a name of a file, for the letter.
USER_NAME = re.compile(r"[a-z][a-z0-9.-]{1,39}")
STAFF = [role for role in Role if role is not Role.CITIZEN]


class NotEnrolled(Exception):
    """The account was not made; the message says what to mend."""


class NameTaken(NotEnrolled):
    """The user name is somebody else's, in another role."""


class EnrolledAlready(NotEnrolled):
    """There is such an account, in the same role."""


@dataclass(frozen=True)
class Staff:
    """A member of staff; `offices` are codes."""

    user_name: str
    role: str
    given_name: str
    family_name: str
    offices: tuple[str, ...] = ()
    email: str = ""
    language: str = "de"


@dataclass(frozen=True)
class Rights:
    """What decides who may do what: the role, and the codes of the offices."""

    role: str
    offices: tuple[str, ...]

    @classmethod
    def of(cls, role: str, offices: Iterable[Office]) -> "Rights":
        return cls(role, tuple(sorted(office.code for office in offices)))


def enrol_staff(
    staff: Staff, *, by: User | Machine, at: datetime, new: NewPin | None = None
) -> Issued:
    """Make the account, with a PIN to hand over. Raises NotEnrolled.

    Within a transaction of the caller, NEW was made before it.
    """
    new = new or initial_pins.make_pin()
    with transaction.atomic():
        user = open_staff_account(staff, by=by, at=at)
        return initial_pins.keep(user, new, by=by, at=at)


def enrol_by_letter(staff: Staff, *, by: User | Machine, at: datetime) -> User:
    """Make the account and owe the letter with its PIN. Raises NotEnrolled."""
    kind, cause = OwedLetter.Kind.ACCESS, OwedLetter.Cause.ISSUED
    with transaction.atomic():
        user = open_staff_account(staff, by=by, at=at)
        owing.owe(kind, to=user, cause=cause, by=by, at=at)
    return user


def open_staff_account(staff: Staff, *, by: User | Machine, at: datetime) -> User:
    """Make the account; its PIN comes with a letter. Raises NotEnrolled."""
    user = _checked(staff)
    offices = _offices(staff.offices)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            user.offices.set(offices)
            codes = sorted(office.code for office in offices)
            auditing.record(
                "staff.enrolled", on=user, by=by, at=at, role=user.role, offices=codes
            )
    except IntegrityError as error:
        raise EnrolledAlready(user.username) from error
    return user


def record_rights(user: User, *, before: Rights, by: User, at: datetime) -> None:
    """Record that a colleague has other rights than BEFORE, if so."""
    now = Rights.of(user.role, user.offices.all())
    if now != before:
        auditing.record(
            "staff.rights_changed",
            on=user,
            by=by,
            at=at,
            before=asdict(before),
            now=asdict(now),
        )


def _checked(staff: Staff) -> User:
    user = User(
        username=normalise_portal_id(staff.user_name),
        role=staff.role,
        given_name=staff.given_name,
        family_name=staff.family_name,
        email=staff.email,
        language=staff.language,
    )
    if staff.role not in STAFF:
        message = f"{staff.role!r} is not a role. Known are: {', '.join(STAFF)}."
        raise NotEnrolled(message)
    if not USER_NAME.fullmatch(user.username):
        message = (
            f"{staff.user_name!r} is not a user name: a letter first, then letters, "
            "digits, full stops and hyphens."
        )
        raise NotEnrolled(message)
    if looks_like_pin(user.username):
        # The sign-in page would take it for one.
        message = f"{staff.user_name!r} looks like a PIN. Add or leave out a letter."
        raise NotEnrolled(message)
    if not user.full_name:
        message = "A given name or a family name is needed; one of them is enough."
        raise NotEnrolled(message)
    there = User.objects.filter(username=user.username).first()
    if there and there.role == user.role:
        raise EnrolledAlready(user.username)
    if there:
        message = f"{user.username} is there as {there.role}; change it at /admin/."
        raise NameTaken(message)
    user.set_unusable_password()
    if wrong := wrong_fields(user, exclude=["password"]):
        raise NotEnrolled(wrong)
    return user


def _offices(codes: tuple[str, ...]) -> list[Office]:
    offices = {office.code: office for office in Office.objects.all()}
    if unknown := sorted(set(codes) - set(offices)):
        known = ", ".join(sorted(offices)) or "none yet"
        message = f"No such office: {', '.join(unknown)}. Known are: {known}."
        raise NotEnrolled(message)
    return [offices[code] for code in codes]
