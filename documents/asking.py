"""Somebody asks online for credentials: at most a letter to the address on file.

The request is written down and answered at once; only later is it compared with the
people there are. So the answer takes as long for somebody as for nobody.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from accounts import auditing
from accounts.actors import Machine
from accounts.letters import owing
from accounts.models import BirthDateKnown, CredentialRequest, User
from accounts.renewing import NotActive
from accounts.roles import Role
from documents.comparing import same_name, same_number, same_street

ASKED_ONLINE = Machine("asked online")
KEPT = timedelta(days=90)
BATCH = 200


@dataclass(frozen=True)
class Asked:
    """What was typed; the case number or the name may be empty."""

    case_number: str
    name: str
    birth_date: date | None
    street: str
    postal_code: str
    lost_second_factor: bool

    @property
    def key(self) -> str:
        """Return what makes it the same request: all of it.

        With less, a stranger's wrong ones would keep the right one from being written.
        """
        return repr(self).casefold()


def ask(asked: Asked, *, at: datetime) -> CredentialRequest:
    """Write the request down; nothing is looked up."""
    return CredentialRequest.objects.create(
        asked_at=at,
        typed_case=asked.case_number,
        typed_name=asked.name,
        typed_birth_date=asked.birth_date,
        typed_address=f"{asked.street}, {asked.postal_code}",
        lost_second_factor=asked.lost_second_factor,
    )


def compare_waiting(*, at: datetime) -> int:
    """Compare what has been asked since the last time; return how many."""
    waiting = CredentialRequest.objects.filter(compared_at__isnull=True)
    ids = waiting.order_by("asked_at").values_list("pk", flat=True)[:BATCH]
    return sum(compare(pk, at=at) for pk in ids)


def compare(request_id: uuid.UUID, *, at: datetime) -> bool:
    """Find the person and owe the letter; several or none are left to the desk."""
    request = CredentialRequest.objects.get(pk=request_id)
    found = [person for person in _candidates(request) if _is(person, request)]
    person = found[0] if len(found) == 1 else None
    with transaction.atomic():
        mine = CredentialRequest.objects.filter(pk=request_id, compared_at__isnull=True)
        if mine.update(compared_at=at, matched=person) != 1:
            return False
        if person:
            _owe_letter(person, request, at=at)
    return True


def clear(*, at: datetime) -> int:
    """Forget what was typed long ago; return how many requests."""
    return CredentialRequest.objects.filter(asked_at__lt=at - KEPT).delete()[0]


def _candidates(request: CredentialRequest) -> list[User]:
    postal_code = request.typed_address.rpartition(", ")[2]
    people = User.objects.filter(role=Role.CITIZEN, postal_code=postal_code)
    born = request.typed_birth_date
    if born is None:
        people = people.filter(birth_date_known=BirthDateKnown.NOT)
    else:
        people = people.filter(
            Q(birth_date_known=BirthDateKnown.NOT)
            | Q(birth_date_known=BirthDateKnown.DAY, birth_date=born)
            | Q(birth_date_known=BirthDateKnown.YEAR, birth_date__year=born.year)
        )
    return list(people.prefetch_related("memberships__case"))


def _is(person: User, request: CredentialRequest) -> bool:
    """Say whether address and case number, or address and name, are this person's."""
    if not same_street(request.typed_address.rpartition(", ")[0], person.street):
        return False
    given, family = person.given_name, person.family_name
    return same_name(request.typed_name, given=given, family=family) or any(
        same_number(request.typed_case, membership.case.number)
        for membership in person.memberships.all()
    )


def _owe_letter(person: User, request: CredentialRequest, *, at: datetime) -> None:
    by, owed, resets = ASKED_ONLINE, True, request.lost_second_factor
    try:
        owing.owe_asked_online(to=person, by=by, at=at, resets_second_factor=resets)
    except (NotActive, owing.JustPrinted):
        owed = False
    auditing.record(
        "account.letter_asked",
        on=person,
        by=by,
        at=at,
        letter=owed,
    )
