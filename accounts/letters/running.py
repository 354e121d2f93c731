"""Prints all that is owed, thousands of letters in memory that does not grow.

A batch is drawn in one go, then each letter is stored and settled; the print file
takes only what is settled. It gets its name at the end of the run: of a run that was
cut off, the next one in the same folder completes it from the single letters.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from accounts.actors import Machine
from accounts.letters import folder as folders
from accounts.letters.completing import complete
from accounts.letters.composing import check_address
from accounts.letters.due import due, in_parts
from accounts.letters.one_run import one_run
from accounts.letters.preparing import PrintedAlready, Ready, plan, prepare
from accounts.letters.printing import drawn, settle_file
from accounts.letters.runs import CANNOT, Run
from accounts.letters.writing import Writer
from accounts.models import Office, OwedLetter, User
from accounts.renewing import NotActive

# So many pages share one making of fonts.
BATCH = 100
Offices = Callable[[Sequence[User]], Mapping[UUID, Office]]


def no_offices(people: Sequence[User]) -> Mapping[UUID, Office]:
    """Let every letter name the organisation alone."""
    del people
    return {}


def print_due(
    folder: Path,
    *,
    by: User | Machine,
    at: datetime,
    kinds: Sequence[str] = tuple(OwedLetter.Kind),
    offices: Offices = no_offices,
) -> Run:
    """Print all that is owed into FOLDER: a file for each, and one of all to print.

    Raises AlreadyPrinting, NotOurs, NotPrivate, OSError.
    """
    run = Run(folder)
    with one_run():
        folders.private(folder)
        complete(run, at=at)
        with folders.print_file(folder, at=at) as together:
            for batch in in_parts(due(kinds), BATCH):
                if ready := _prepared(batch, run, offices, at=at):
                    _keep(ready, run, together, by=by, at=at)
        if run.printed:
            run.file = folders.print_place(folder, at=at).name
    return run


def rehearse(
    folder: Path,
    *,
    at: datetime,
    kinds: Sequence[str] = tuple(OwedLetter.Kind),
    offices: Offices = no_offices,
) -> Run:
    """Say what `print_due` would print and refuse, and print nothing."""
    run = Run(folder)
    for batch in in_parts(due(kinds), BATCH):
        places = offices([owed.recipient for owed in batch])
        for owed in batch:
            try:
                plan(owed, office=places.get(owed.recipient_id), at=at)
                check_address(owed.recipient)
            except CANNOT as error:
                run.refuse(owed, error)
            else:
                run.printed += 1
    return run


def _prepared(
    batch: list[OwedLetter], run: Run, offices: Offices, *, at: datetime
) -> list[Ready]:
    places = offices([owed.recipient for owed in batch])
    ready = []
    for owed in batch:
        try:
            check_address(owed.recipient)
            office = places.get(owed.recipient_id)
            ready.append(prepare(owed, office=office, at=at))
        except CANNOT as error:
            run.refuse(owed, error)
    return ready


def _keep(
    ready: list[Ready], run: Run, together: Writer, *, by: User | Machine, at: datetime
) -> None:
    """Store and settle each letter; only what is settled gets into the print file."""
    document = drawn(ready)
    for one, page in zip(ready, document.pages, strict=True):
        place = folders.place_of(one.owed, run.folder)
        folders.save(document, page, place)
        try:
            settle_file(one, place, by=by, at=at)
        except (NotActive, PrintedAlready) as error:
            run.refuse(one.owed, error)
        else:
            together.add_page(document, page)
            run.printed += 1
