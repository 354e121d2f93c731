from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.issuing import Person
from accounts.management.answers import add_json, birth_date
from accounts.management.answers import person as person_of
from accounts.management.mandates import add_scope, printed, scope_of
from accounts.mandates import NotGranted
from documents import agents
from documents.placing import NotIssued

NAMES = ("given_name", "family_name")


class Command(BaseCommand):
    help = "Add a child, or a person who leaves it to an agent, to a case; no PIN."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--case", required=True, help="e.g. 61402//00000705")
        for name in NAMES:
            parser.add_argument(f"--{name.replace('_', '-')}", default="")
        dates = "2015-12-24, 2015 or unknown"
        parser.add_argument("--birth-date", required=True, type=birth_date, help=dates)
        default, codes = settings.LANGUAGE_CODE, dict(settings.LANGUAGES)
        parser.add_argument("--language", default=default, choices=codes)
        parser.add_argument("--agent", required=True, help="portal ID: who acts")
        add_scope(parser)
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        born, known = options["birth_date"]
        names = {name: options[name] for name in NAMES}
        language = options["language"]
        person = Person(
            birth_date=born, birth_date_known=known, language=language, **names
        )
        try:
            mandate = agents.add_member(
                person,
                options["case"],
                agent=person_of(options["agent"]),
                scope=scope_of(options),
                by=command_line(),
                at=timezone.now(),
            )
        except (NotIssued, NotGranted) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(printed(mandate, as_json=options["json"]))
