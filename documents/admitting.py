"""Takes somebody in at the counter: the first interview (Erstgespräch).

The PIN is made when the letter is printed, so nobody reads one here.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.issuing import Person
from accounts.models import User
from accounts.roles import Act
from documents import opening
from documents.models import Case
from documents.opening import Admitted, Placing


class OfAnotherOffice(Exception):
    """The person has an account, and no case in the offices of who asks."""


def admit(person: Person, where: Placing, *, by: User, at: datetime) -> User:
    """Open an account in a case of an own office, provisional if it has no number.

    Knowing a customer number brings nobody's account into reach. Raises NotIssued,
    AlreadyThere, OfAnotherOffice, PermissionDenied.
    """
    offices = by.offices.values_list("code", flat=True)
    if not by.can(Act.ISSUE_ACCESS) or where.office not in offices:
        raise PermissionDenied
    with transaction.atomic():
        admitted = opening.admit(person, where, by=by, at=at)
        if not admitted.is_new and not _known_before(admitted, by):
            raise OfAnotherOffice
    return admitted.user


def _known_before(admitted: Admitted, by: User) -> bool:
    others = Case.objects.visible_to(by).exclude(pk=admitted.case.pk)
    return others.filter(members__user=admitted.user).exists()
