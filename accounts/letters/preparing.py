"""Makes the secret of a letter, and lets it work once the letter is on paper."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from accounts import auditing, factors, initial_pins
from accounts.actors import Machine
from accounts.initial_pins import NewPin
from accounts.letters import letter as letters
from accounts.letters.composing import compose
from accounts.letters.letter import Letter
from accounts.letters.owing import WITH_PIN
from accounts.models import Office, Organisation, OwedLetter, User
from accounts.renewing import NotActive, renew_pin


class PrintedAlready(Exception):
    """Somebody else printed this letter a moment ago."""


@dataclass(frozen=True)
class Ready:
    """A letter to be drawn; `new` is its PIN, unless it brings codes."""

    owed: OwedLetter
    letter: Letter
    new: NewPin | None


def plan(owed: OwedLetter, *, office: Office | None, at: datetime) -> Letter:
    """Compose the letter without its secret. Raises Unprintable, TooLong, NotActive."""
    organisation = Organisation.objects.first() or Organisation()
    letter = compose(owed, organisation=organisation, office=office, at=at)
    letters.check(letter)
    if not owed.recipient.is_active:
        raise NotActive
    return letter


def prepare(
    owed: OwedLetter, *, office: Office | None, by: User | Machine, at: datetime
) -> Ready:
    """Compose the letter with a new PIN or new codes.

    New codes replace those of an older card at once; a new PIN works from `settle`
    on. Raises Unprintable, TooLong, NotActive.
    """
    letter = plan(owed, office=office, at=at)
    if owed.kind in WITH_PIN:
        new = initial_pins.make_pin()
        return Ready(owed, replace(letter, pin=new.pin), new)
    codes = factors.issue_code_card(owed.recipient, by=by, at=at)
    return Ready(owed, replace(letter, codes=tuple(codes)), None)


def settle(ready: Ready, *, by: User | Machine, at: datetime) -> None:
    """Take the printed letter off the list and let its PIN work.

    Raises PrintedAlready, NotActive; then what was drawn must be thrown away.
    """
    owed = ready.owed
    with transaction.atomic():
        mine = OwedLetter.objects.filter(pk=owed.pk, printed_at__isnull=True)
        if mine.update(printed_at=at) != 1:
            raise PrintedAlready
        if ready.new:
            renew_pin(
                owed.recipient,
                by=by,
                at=at,
                resets_second_factor=owed.resets_second_factor,
                new=ready.new,
            )
        auditing.record(
            "letter.printed",
            on=owed,
            by=by,
            at=at,
            subject=owed.recipient,
            kind=owed.kind,
            **auditing.look_by(by),
        )
