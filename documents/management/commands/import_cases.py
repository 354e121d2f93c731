from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.csv_tables import BadTable
from accounts.management.answers import add_bulk, finished, started
from documents import importing
from documents.importing import Tables

TABLES = ("offices", "caseworkers", "cases", "members")


class Command(BaseCommand):
    help = "Take over offices, caseworkers, cases and members from CSV files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in TABLES:
            parser.add_argument(f"--{name}", type=Path, metavar="CSV")
        add_bulk(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        tables = Tables(**{name: options[name] for name in TABLES})
        if tables == Tables():
            message = f"Name at least one table: --{', --'.join(TABLES)}."
            raise CommandError(message, returncode=2)
        given = (tables.offices, tables.caseworkers, tables.cases, tables.members)
        report = started(options, *given)
        stopped: Exception | None = None
        try:
            importing.import_all(
                tables, report=report, by=command_line(), at=timezone.now()
            )
        except (BadTable, OSError) as error:
            stopped = error
        finished(self, report, options, stopped=stopped)
