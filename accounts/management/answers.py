"""How our commands answer: for people, or with one JSON object for programs.

Exit codes: 0 done; 1 refused, or some rows refused; 2 the command line is wrong.
"""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.known_dates import NotADate, known_date
from accounts.letters.folder import check_private, private
from accounts.letters.runs import Run
from accounts.models import BirthDateKnown, User
from accounts.portal_ids import normalise_portal_id
from accounts.reports import Report

_AGE = re.compile(r"(\d{1,4})([dw])")
_DAYS = {"d": 1, "w": 7}


def age(text: str) -> timedelta:
    """Read 30d or 4w, as argparse wants it."""
    match = _AGE.fullmatch(text.strip().lower())
    if not match:
        message = f"{text} is not an age. Examples: 30d, 4w"
        raise ArgumentTypeError(message)
    return timedelta(days=int(match[1]) * _DAYS[match[2]])


def birth_date(text: str) -> tuple[date | None, BirthDateKnown]:
    """Read a date of birth as the tables have it, as argparse wants it."""
    try:
        return known_date(text)
    except NotADate as error:
        raise ArgumentTypeError(str(error)) from error


def add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def add_bulk(parser: ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--dry-run", action="store_true", help="change nothing")
    parser.add_argument("--report", type=Path, help="CSV of what became of each row")


def add_letter(parser: ArgumentParser) -> None:
    parser.add_argument("--letter", type=Path, help="print the letter into this PDF")


def printed(run: Run) -> dict[str, object]:
    """Return what a printing run did, for programs."""
    return {
        "printed": run.printed,
        "file": str(run.folder / run.file) if run.file else None,
        "completed": [str(run.folder / name) for name in run.completed],
        "refusals": [asdict(one) for one in run.refused],
    }


def person(typed: str) -> User:
    """Return who has this portal ID or user name. Raises CommandError."""
    found = User.objects.filter(username=normalise_portal_id(typed)).first()
    if found is None:
        message = f"Nobody has the portal ID {typed}."
        raise CommandError(message)
    return found


def started(options: dict[str, Any], *tables: Path | None) -> Report:
    """Begin the report of a run over TABLES, none of which it may overwrite.

    Raises CommandError.
    """
    report, place = Report(dry_run=options["dry_run"]), options["report"]
    if place and any(table and _same_file(place, table) for table in tables):
        message = f"--report would overwrite the table {place}."
        raise CommandError(message, returncode=2)
    try:
        if place:
            report.write_to(place)
    except OSError as error:
        raise CommandError(str(error)) from error
    return report


def _same_file(one: Path, other: Path) -> bool:
    both_there = one.exists() and other.exists()
    return one.samefile(other) if both_there else one.resolve() == other.resolve()


def letters_folder(folder: Path | None, report: Report) -> None:
    """See before the first row is taken that letters can go there.

    Raises NotPrivate, OSError.
    """
    if folder and report.dry_run:
        check_private(folder)
    elif folder:
        private(folder)


def finished(
    command: BaseCommand,
    report: Report,
    options: dict[str, Any],
    run: Run | None = None,
    stopped: Exception | None = None,
) -> None:
    """Print the report, and that of the letters; what was refused makes exit code 1.

    STOPPED is why the run did not come to its end: what it had done is said first.
    """
    if options["json"]:
        letters = {"letters": printed(run)} if run else {}
        command.stdout.write(json.dumps({**report.as_dict(), **letters}))
    else:
        command.stdout.write(report.as_text())
        command.stdout.write(run.as_text() if run else "")
    if stopped:
        raise CommandError(str(stopped)) from stopped
    refused = len(report.refused) + (len(run.refused) if run else 0)
    if refused:
        message = f"{refused} refused; see above."
        raise CommandError(message)


def say(
    command: BaseCommand, options: dict[str, Any], text: str, **facts: object
) -> None:
    """Print one answer: TEXT for people, FACTS for programs."""
    command.stdout.write(json.dumps(facts) if options["json"] else text)
