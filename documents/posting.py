"""Letters to members of cases: the office that answers for them, and single ones."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from accounts.actors import Machine
from accounts.issuing import Person
from accounts.letters import owing, printing
from accounts.models import Office, OwedLetter, User
from documents import opening
from documents.models import CaseMember
from documents.opening import Admitted, AlreadyThere, Placing

Kind, Cause = OwedLetter.Kind, OwedLetter.Cause


def offices_of(people: Sequence[User]) -> Mapping[UUID, Office]:
    """Return the office of each person's case; of several, that of the newest."""
    members = CaseMember.objects.filter(user__in=people)
    found = members.select_related("case__office").order_by("pk")
    return {member.user_id: member.case.office for member in found}


def office_of(person: User) -> Office | None:
    return offices_of([person]).get(person.pk)


def issue_with_letter(
    person: Person, where: Placing, place: Path, *, by: User | Machine, at: datetime
) -> Admitted:
    """Issue an account whose PIN stands in the PDF file PLACE and nowhere else.

    Raises NotIssued, AlreadyThere; and OSError, Unprintable, TooLong when the
    account is there and its letter still owed.
    """
    admitted = opening.admit(person, where, by=by, at=at)
    if not admitted.is_new:
        raise AlreadyThere(admitted.user)
    owed = OwedLetter.objects.get(recipient=admitted.user, printed_at=None)
    office = admitted.case.office
    printing.print_to(place, owed, by=by, at=at, office=office)
    return admitted


def reissue(  # noqa: PLR0913 - what stands in the letter, and where it goes
    to: User,
    *,
    kind: OwedLetter.Kind,
    resets_second_factor: bool,
    place: Path | None,
    by: User | Machine,
    at: datetime,
) -> OwedLetter:
    """Owe TO a new letter; with PLACE it is printed at once into this file.

    Raises NotActive, Unprintable, TooLong, OSError.
    """
    owed = owing.owe(
        kind,
        to=to,
        cause=Cause.OPERATIONS,
        by=by,
        at=at,
        resets_second_factor=resets_second_factor,
    )
    if place:
        printing.print_to(place, owed, by=by, at=at, office=office_of(to))
    return owed
