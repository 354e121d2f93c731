from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.bulk import rehearsed
from accounts.csv_tables import BadTable
from accounts.letters import running
from accounts.letters.runs import STOPS, Run
from accounts.management.answers import add_bulk, finished, letters_folder, started
from documents import account_tables, posting


class Command(BaseCommand):
    help = "Issue accounts to all people of a CSV file, and print their letters."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="accounts.csv")
        parser.add_argument(
            "--letters",
            required=True,
            metavar="DIR|none",
            help="where to print all letters that are owed; none: later",
        )
        add_bulk(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        by, at = command_line(), timezone.now()
        report = started(options, options["file"])
        folder = None if options["letters"] == "none" else Path(options["letters"])
        run: Run | None = None
        stopped: Exception | None = None
        try:
            letters_folder(folder, report)
            with rehearsed(report):
                account_tables.admit_all(options["file"], report=report, by=by, at=at)
            if folder and not report.dry_run:
                run = _print(folder)
        except (BadTable, OSError, *STOPS) as error:
            stopped = error
        finished(self, report, options, run, stopped)


def _print(folder: Path) -> Run:
    by, at = command_line(), timezone.now()
    return running.print_due(folder, by=by, at=at, offices=posting.offices_of)
