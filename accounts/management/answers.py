"""How our commands answer: for people, or with one JSON object for programs.

Exit codes: 0 done; 1 refused, or some rows refused; 2 the command line is wrong.
"""

import json
import re
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.letters.runs import Run
from accounts.models import User
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
        "refusals": [asdict(one) for one in run.refused],
    }


def person(typed: str) -> User:
    """Return who has this portal ID or user name. Raises CommandError."""
    found = User.objects.filter(username=normalise_portal_id(typed)).first()
    if found is None:
        message = f"Nobody has the portal ID {typed}."
        raise CommandError(message)
    return found


def started(options: dict[str, Any]) -> Report:
    report = Report(dry_run=options["dry_run"])
    if options["report"]:
        report.write_to(options["report"])
    return report


def finished(
    command: BaseCommand,
    report: Report,
    options: dict[str, Any],
    run: Run | None = None,
) -> None:
    """Print the report, and that of the letters; what was refused makes exit code 1."""
    if options["json"]:
        letters = {"letters": printed(run)} if run else {}
        command.stdout.write(json.dumps({**report.as_dict(), **letters}))
    else:
        command.stdout.write(report.as_text())
        command.stdout.write(run.as_text() if run else "")
    refused = len(report.refused) + (len(run.refused) if run else 0)
    if refused:
        message = f"{refused} refused; see above."
        raise CommandError(message)


def say(
    command: BaseCommand, options: dict[str, Any], text: str, **facts: object
) -> None:
    """Print one answer: TEXT for people, FACTS for programs."""
    command.stdout.write(json.dumps(facts) if options["json"] else text)
