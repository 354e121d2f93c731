"""A letter is owed as a row; what is secret in it is made when it is printed."""

from datetime import datetime

from django.db import transaction

from accounts import auditing
from accounts.actors import Machine
from accounts.models import OwedLetter, User
from accounts.renewing import NotActive

Kind, Cause = OwedLetter.Kind, OwedLetter.Cause
# Each of them brings a PIN, and the later one makes the earlier one worthless.
WITH_PIN = (Kind.ACCESS, Kind.REMINDER)


def owe(  # noqa: PLR0913 - the columns of a row
    kind: OwedLetter.Kind,
    *,
    to: User,
    cause: OwedLetter.Cause,
    by: User | Machine,
    at: datetime,
    resets_second_factor: bool = False,
) -> OwedLetter:
    """Owe TO a letter, unless one that does as well is owed already.

    Raises NotActive for an account that is locked or revoked.
    """
    alike = WITH_PIN if kind in WITH_PIN else (kind,)
    with transaction.atomic():
        # Who asks at the same time waits here, and then finds the row.
        person = User.objects.select_for_update(no_key=True).get(pk=to.pk)
        if not person.is_active:
            raise NotActive
        waiting = OwedLetter.objects.filter(
            recipient=person, kind__in=alike, printed_at__isnull=True
        ).first()
        if waiting and (waiting.resets_second_factor or not resets_second_factor):
            return waiting
        letter = waiting or OwedLetter(
            recipient=person, kind=kind, cause=cause, owed_at=at
        )
        letter.resets_second_factor = resets_second_factor
        letter.save()
        auditing.record(
            "letter.owed",
            on=letter,
            by=by,
            at=at,
            subject=person,
            kind=letter.kind,
            cause=cause,
            resets_second_factor=resets_second_factor,
        )
    return letter


def withdraw(*, to: User) -> None:
    """Take back what is owed to somebody whose account ends."""
    OwedLetter.objects.filter(recipient=to, printed_at__isnull=True).delete()
