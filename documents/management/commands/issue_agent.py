from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.issuing import Person
from accounts.management.answers import add_json, say
from accounts.pins import printed_pin
from accounts.portal_ids import printed_portal_id
from documents import agents
from documents.placing import NotIssued

TEXTS = ("given_name", "family_name", "street", "postal_code", "city")


class Command(BaseCommand):
    help = "Issue an account without a case, to act for others; prints the PIN, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in TEXTS:
            parser.add_argument(f"--{name.replace('_', '-')}", default="")
        parser.add_argument("--birth-date", required=True, type=date.fromisoformat)
        default, codes = settings.LANGUAGE_CODE, dict(settings.LANGUAGES)
        parser.add_argument("--language", default=default, choices=codes)
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        texts = {name: options[name] for name in TEXTS}
        born, language = options["birth_date"], options["language"]
        person = Person(birth_date=born, language=language, **texts)
        try:
            issued = agents.issue_agent(person, by=command_line(), at=timezone.now())
        except NotIssued as error:
            raise CommandError(str(error)) from error
        portal_id, pin = issued.user.username, printed_pin(issued.pin)
        text = (
            f"Portal ID:   {printed_portal_id(portal_id)}\n"
            f"PIN:         {pin}\n"
            "The PIN is shown only now; hand it over with the portal ID. For whom\n"
            f"they act: grant_mandate --agent {portal_id} --principal …"
        )
        until = issued.valid_until.isoformat()
        say(self, options, text, portal_id=portal_id, pin=pin, valid_until=until)
