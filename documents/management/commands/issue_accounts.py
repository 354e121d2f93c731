from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.bulk import rehearsed
from accounts.csv_tables import BadTable
from accounts.letters import running
from accounts.letters.runs import STOPS, Run
from accounts.management.answers import add_bulk, finished, started
from accounts.reports import Report
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
        try:
            report = started(options)
            with rehearsed(report):
                account_tables.admit_all(options["file"], report=report, by=by, at=at)
            run = self._print(options, report)
        except (BadTable, OSError, *STOPS) as error:
            raise CommandError(str(error)) from error
        finished(self, report, options, run)

    def _print(self, options: dict[str, Any], report: Report) -> Run | None:
        if options["letters"] == "none" or report.dry_run:
            return None
        return running.print_due(
            Path(options["letters"]),
            by=command_line(),
            at=timezone.now(),
            offices=posting.offices_of,
        )
