from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import organising


class Command(BaseCommand):
    help = "Load the organisation and its offices from a TOML file; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = organising.load(options["file"])
        except (OSError, organising.Incomplete) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"organisation loaded, {count} offices added")
