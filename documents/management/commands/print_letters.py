from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.letters import running
from accounts.letters.runs import STOPS
from accounts.management.answers import add_json, printed, say
from accounts.models import OwedLetter
from documents import posting

KINDS = [str(kind.value) for kind in OwedLetter.Kind]


class Command(BaseCommand):
    help = "Print all letters that are owed: a PDF for each, and one file of all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")
        parser.add_argument("--kind", choices=KINDS, help="only these letters")
        parser.add_argument("--dry-run", action="store_true", help="print nothing")
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        kinds = [options["kind"]] if options["kind"] else KINDS
        at, offices = timezone.now(), posting.offices_of
        try:
            if options["dry_run"]:
                run = running.rehearse(
                    options["out"], at=at, kinds=kinds, offices=offices
                )
            else:
                run = running.print_due(
                    options["out"],
                    by=command_line(),
                    at=at,
                    kinds=kinds,
                    offices=offices,
                )
        except (OSError, *STOPS) as error:
            raise CommandError(str(error)) from error
        say(self, options, run.as_text(), dry_run=options["dry_run"], **printed(run))
        if run.refused:
            message = f"{len(run.refused)} letters were not printed."
            raise CommandError(message)
