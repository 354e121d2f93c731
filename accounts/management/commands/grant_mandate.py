from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts import mandates
from accounts.actors import command_line
from accounts.management.answers import add_json, person
from accounts.management.mandates import add_scope, printed, scope_of


class Command(BaseCommand):
    help = "Let one person act for another; replaces a mandate between the two."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--principal", required=True, help="portal ID: for whom")
        parser.add_argument("--agent", required=True, help="portal ID: who acts")
        add_scope(parser)
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            mandate = mandates.grant(
                principal=person(options["principal"]),
                agent=person(options["agent"]),
                scope=scope_of(options),
                by=command_line(),
                at=timezone.now(),
            )
        except mandates.NotGranted as error:
            raise CommandError(str(error)) from error
        self.stdout.write(printed(mandate, as_json=options["json"]))
