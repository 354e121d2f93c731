from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.issuing import Person
from accounts.letters.runs import CANNOT, reason_of
from accounts.management.answers import add_json, add_letter, birth_date, say
from documents import agents
from documents.management import issued
from documents.placing import NotIssued

TEXTS = ("given_name", "family_name", "street", "postal_code", "city")


class Command(BaseCommand):
    help = "Issue an account without a case, to act for others; prints the PIN, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name in TEXTS:
            parser.add_argument(f"--{name.replace('_', '-')}", default="")
        dates = "1990-12-24, 1990 or unknown"
        parser.add_argument("--birth-date", required=True, type=birth_date, help=dates)
        default, codes = settings.LANGUAGE_CODE, dict(settings.LANGUAGES)
        parser.add_argument("--language", default=default, choices=codes)
        add_letter(parser)
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        texts = {name: options[name] for name in TEXTS}
        born, known = options["birth_date"]
        language = options["language"]
        person = Person(
            birth_date=born, birth_date_known=known, language=language, **texts
        )
        try:
            text, facts = _issue(person, options["letter"])
        except NotIssued as error:
            raise CommandError(str(error)) from error
        except (OSError, *CANNOT) as error:
            message = f"The account is issued; its letter is owed: {reason_of(error)}."
            raise CommandError(message) from error
        agent = facts["portal_id"]
        after = f"For whom they act: grant_mandate --agent {agent} --principal …"
        say(self, options, f"{text}\n{after}", **facts)


def _issue(person: Person, letter: Path | None) -> issued.Answer:
    by, at = command_line(), timezone.now()
    if letter:
        agent = agents.issue_agent_by_letter(person, letter, by=by, at=at)
        return issued.agent_by_letter(agent, letter)
    return issued.agent_at_once(agents.issue_agent(person, by=by, at=at))
