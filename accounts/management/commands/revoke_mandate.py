from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import mandates
from accounts.actors import command_line
from accounts.management.answers import add_json
from accounts.management.mandates import printed
from accounts.models import Mandate


class Command(BaseCommand):
    help = "End a mandate at once; twice is as once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("mandate", type=UUID, help="as list_mandates prints it")
        add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        rows = Mandate.objects.select_related("principal", "agent")
        mandate = rows.filter(pk=options["mandate"]).first()
        if mandate is None:
            message = f"There is no mandate {options['mandate']}."
            raise CommandError(message)
        mandates.revoke(mandate, by=command_line(), at=timezone.now())
        self.stdout.write(printed(mandate, as_json=options["json"]))
