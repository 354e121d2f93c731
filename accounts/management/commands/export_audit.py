from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import exporting
from accounts.actors import command_line


class Command(BaseCommand):
    help = "Write out the audit trail, oldest first; the export is recorded in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", type=date.fromisoformat, help="e.g. 2026-12-24")
        parser.add_argument("--until", type=date.fromisoformat, help="that day, too")
        lines = "one object in a line, not CSV"
        parser.add_argument("--json", action="store_true", help=lines)

    def handle(self, *args: Any, **options: Any) -> None:
        span = exporting.Span(options["since"], options["until"])
        if span.since and span.until and span.until < span.since:
            message = f"--until {span.until} is before --since {span.since}."
            raise CommandError(message, returncode=2)
        events = exporting.export(span, by=command_line(), at=timezone.now())
        write = exporting.as_json if options["json"] else exporting.as_csv
        for line in write(events):
            self.stdout.write(line, ending="")
