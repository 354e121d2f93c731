"""Letters to colleagues: handed over in the house, so they need no address."""

from datetime import datetime
from pathlib import Path

from accounts.actors import Machine
from accounts.letters import folder as folders
from accounts.letters.one_run import one_run
from accounts.letters.printing import print_to
from accounts.letters.runs import CANNOT, Run
from accounts.models import OwedLetter, User
from accounts.roles import Role


def print_for_staff(folder: Path, *, by: User | Machine, at: datetime) -> Run:
    """Print what is owed to staff, a file for each.

    Raises AlreadyPrinting, NotPrivate, OSError.
    """
    run = Run(folder)
    waiting = OwedLetter.objects.filter(printed_at=None, recipient__is_active=True)
    with one_run():
        folders.private(folder)
        for owed in waiting.exclude(recipient__role=Role.CITIZEN).select_related(
            "recipient"
        ):
            place = folders.place_of(owed, folder)
            try:
                print_to(place, owed, by=by, at=at)
            except CANNOT as error:
                run.refuse(owed, error)
            else:
                run.printed += 1
    return run
