"""What the service desk does for a person who stands there, identity seen.

Each of these opens the account to whoever holds the paper, so the desk says that it
has seen an identity document, and on which day; both are recorded.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import auditing, factors
from accounts.letters import owing, printing
from accounts.models import Office, OwedLetter, User
from accounts.roles import Act, Role


@dataclass(frozen=True)
class Visit:
    """Somebody at the counter; the office of their case is named in their letter."""

    person: User
    identity_seen_on: date
    office: Office | None = None


def can_hand_over(to: User, by: User) -> bool:
    """Say whether BY opens accounts at all: a citizen's, and never a colleague's."""
    return by.can(Act.ISSUE_ACCESS) and to.role == Role.CITIZEN


def check_hand_over(to: User, by: User) -> None:
    if not can_hand_over(to, by):
        raise PermissionDenied


def letter(kind: OwedLetter.Kind, visit: Visit, *, by: User, at: datetime) -> bytes:
    """Return the PDF of a letter or card, made now; what came before is void.

    Raises NotActive, PermissionDenied, and what `printing.print_one` raises; then
    nothing was handed over, and the letter is still owed.
    """
    person, cause = visit.person, OwedLetter.Cause.DESK
    check_hand_over(person, by)
    owed = owing.owe(kind, to=person, cause=cause, by=by, at=at)
    pdf = printing.print_one(owed, by=by, at=at, office=visit.office)
    _record("letter.handed_over", visit, by=by, at=at)
    return pdf


def reset_second_factor(visit: Visit, *, by: User, at: datetime) -> None:
    """Take passkeys, app and codes away from an account. Raises PermissionDenied."""
    person = visit.person
    check_hand_over(person, by)
    with transaction.atomic():
        _record("factor.reset_at_desk", visit, by=by, at=at)
        factors.reset(person, by=by, at=at)


def _record(event: str, visit: Visit, *, by: User, at: datetime) -> None:
    seen = visit.identity_seen_on.isoformat()
    auditing.record_look(
        event,
        on=visit.person,
        subjects=[visit.person],
        by=by,
        at=at,
        identity_seen_on=seen,
    )
