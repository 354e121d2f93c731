"""Makes the secret of a letter, and lets it work once the letter is on paper."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from accounts import auditing, factors, initial_pins
from accounts.actors import Machine
from accounts.factors import NewCard
from accounts.initial_pins import NewPin
from accounts.letters import letter as letters
from accounts.letters.composing import compose
from accounts.letters.letter import Letter
from accounts.letters.owing import WITH_PIN
from accounts.models import Office, Organisation, OwedLetter, User
from accounts.renewing import check_access, renew_pin


class PrintedAlready(Exception):
    """Somebody else printed this letter a moment ago."""


@dataclass(frozen=True)
class Ready:
    """A letter to be drawn; `new` is its secret, which works from `settle` on."""

    owed: OwedLetter
    letter: Letter
    new: NewPin | NewCard


def plan(owed: OwedLetter, *, office: Office | None, at: datetime) -> Letter:
    """Compose the letter without its secret.

    Raises Unprintable, TooLong, NotActive, TooYoung.
    """
    organisation = Organisation.objects.first() or Organisation()
    letter = compose(owed, organisation=organisation, office=office, at=at)
    letters.check(letter)
    check_access(owed.recipient, at=at)
    return letter


def prepare(owed: OwedLetter, *, office: Office | None, at: datetime) -> Ready:
    """Compose the letter with a new PIN or new codes, which nothing keeps yet.

    Raises Unprintable, TooLong, NotActive.
    """
    letter = plan(owed, office=office, at=at)
    if owed.kind in WITH_PIN:
        new = initial_pins.make_pin()
        return Ready(owed, replace(letter, pin=new.pin), new)
    card = factors.make_code_card(owed.recipient)
    return Ready(owed, replace(letter, codes=card.codes), card)


def settle(ready: Ready, *, by: User | Machine, at: datetime) -> None:
    """Take the printed letter off the list and let its PIN or codes work.

    Raises PrintedAlready, NotActive; then what was drawn must be thrown away.
    """
    owed = ready.owed
    with transaction.atomic():
        # In this order wherever an account ends and its letters with it.
        person = User.objects.select_for_update(no_key=True).get(pk=owed.recipient_id)
        check_access(person, at=at)
        mine = OwedLetter.objects.filter(pk=owed.pk, printed_at__isnull=True)
        if mine.update(printed_at=at) != 1:
            raise PrintedAlready
        _keep(ready, by=by, at=at)
        auditing.record(
            "letter.printed",
            on=owed,
            by=by,
            at=at,
            subject=owed.recipient,
            kind=owed.kind,
            **auditing.look_by(by),
        )


def _keep(ready: Ready, *, by: User | Machine, at: datetime) -> None:
    owed, new = ready.owed, ready.new
    if isinstance(new, NewCard):
        factors.keep_code_card(new, by=by, at=at)
        return
    resets = owed.resets_second_factor
    renew_pin(owed.recipient, by=by, at=at, resets_second_factor=resets, new=new)
