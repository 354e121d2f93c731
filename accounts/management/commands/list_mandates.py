import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.management.answers import add_json, person
from accounts.management.mandates import facts, printed
from accounts.models import Mandate


class Command(BaseCommand):
    help = "List who may act for whom now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--of", default="", help="portal ID of one of the two")
        parser.add_argument("--all", action="store_true", help="those over, too")
        add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Mandate.objects.select_related("principal", "agent")
        if options["of"]:
            rows = rows.of(person(options["of"]))
        if not options["all"]:
            rows = rows.in_force(timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps({"mandates": [facts(one) for one in rows]}))
            return
        for mandate in rows.iterator():
            self.stdout.write(printed(mandate, as_json=False))
