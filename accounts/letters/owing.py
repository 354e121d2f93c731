"""A letter is owed as a row; what is secret in it is made when it is printed."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import auditing
from accounts.actors import Machine
from accounts.models import OwedLetter, User
from accounts.renewing import check_access

Kind, Cause = OwedLetter.Kind, OwedLetter.Cause
# Each of them brings a PIN, and the later one makes the earlier one worthless.
WITH_PIN = (Kind.ACCESS, Kind.REMINDER)
# Whoever asks online more often has a letter on its way.
ONE_LETTER_IN = timedelta(days=7)


class JustPrinted(Exception):
    """A letter has just left; another would make its PIN worthless."""


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

    Raises NotActive for an account that is locked or revoked, TooYoung for a child's.
    """
    alike = WITH_PIN if kind in WITH_PIN else (kind,)
    with transaction.atomic():
        # Whoever asks at the same time waits here, and then finds the row.
        person = User.objects.select_for_update(no_key=True).get(pk=to.pk)
        check_access(person, at=at)
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


def owe_asked_online(
    *, to: User, by: User | Machine, at: datetime, resets_second_factor: bool
) -> OwedLetter:
    """Owe the letter somebody asked for, whether the desk or the sweep found them.

    Raises JustPrinted, and what `owe` raises.
    """
    if _just_printed(to, at=at, resets_second_factor=resets_second_factor):
        raise JustPrinted
    return owe(
        Kind.ACCESS,
        to=to,
        cause=Cause.ASKED_ONLINE,
        by=by,
        at=at,
        resets_second_factor=resets_second_factor,
    )


def _just_printed(person: User, *, at: datetime, resets_second_factor: bool) -> bool:
    """Say whether a letter that does as well left lately, and may still be used."""
    letters = OwedLetter.objects.filter(
        recipient=person, kind__in=WITH_PIN, printed_at__gt=at - ONE_LETTER_IN
    ).exclude(recipient__initial_pin__used_at__isnull=False)
    if resets_second_factor:
        letters = letters.filter(resets_second_factor=True)
    return letters.exists()


def withdraw(*, to: User) -> None:
    """Take back what is owed to somebody whose account ends."""
    OwedLetter.objects.filter(recipient=to, printed_at__isnull=True).delete()
