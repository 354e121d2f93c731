from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.management.answers import person
from accounts.management.mandates import printed
from accounts.models import Mandate


class Command(BaseCommand):
    help = "List who may act for whom now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--of", default="", help="portal ID of one of the two")
        parser.add_argument("--all", action="store_true", help="those over, too")
        parser.add_argument("--json", action="store_true", help="one object in a line")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Mandate.objects.select_related("principal", "agent")
        if options["of"]:
            rows = rows.of(person(options["of"]))
        if not options["all"]:
            rows = rows.in_force(timezone.now())
        for mandate in rows.iterator():
            self.stdout.write(printed(mandate, as_json=options["json"]))
