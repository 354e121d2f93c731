from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from documents import stages


class Command(BaseCommand):
    help = "Ring for every document that waits for a stage and is due."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--held", action="store_true", help="let the held ones try again, too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        if options["held"]:
            released = stages.release_held(at=at)
            self.stdout.write(f"{released} held documents released")
        self.stdout.write(f"{stages.resume(at=at)} documents resumed")
