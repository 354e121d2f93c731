from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, no_translations
from django.utils import timezone

from accounts import staff_tables
from accounts.actors import command_line
from accounts.bulk import rehearsed
from accounts.csv_tables import BadTable
from accounts.letters.for_staff import print_for_staff
from accounts.letters.runs import STOPS, Run
from accounts.management.answers import add_bulk, finished, letters_folder, started


class Command(BaseCommand):
    help = "Make accounts for the staff of a CSV file, and print their letters."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="staff.csv")
        parser.add_argument(
            "--letters",
            type=Path,
            metavar="DIR",
            help="print the letters that are owed to staff; else they stay owed",
        )
        add_bulk(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        by, at, folder = command_line(), timezone.now(), options["letters"]
        report = started(options, options["file"])
        run: Run | None = None
        stopped: Exception | None = None
        try:
            letters_folder(folder, report)
            with rehearsed(report):
                staff_tables.enrol_all(options["file"], report=report, by=by, at=at)
            if folder and not report.dry_run:
                run = print_for_staff(folder, by=by, at=at)
        except (BadTable, OSError, *STOPS) as error:
            stopped = error
        finished(self, report, options, run, stopped)
