from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.issuing import Person
from accounts.letters.runs import CANNOT, reason_of
from accounts.management.answers import add_json, add_letter, birth_date, say
from documents import opening, posting
from documents.account_tables import TEXTS
from documents.management import issued
from documents.opening import Placing


class Command(BaseCommand):
    help = "Issue a citizen's account; prints the portal ID and the PIN, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--case", type=_number, help="e.g. 61402//00000705")
        where.add_argument("--provisional", action="store_true", help="no number yet")
        parser.add_argument("--office", default="", help="code; for a new case")
        parser.add_argument("--caseworker", default="", help="user name; gets the case")
        dates = "1990-12-24, 1990 or unknown"
        parser.add_argument("--birth-date", required=True, type=birth_date, help=dates)
        for name in TEXTS:
            parser.add_argument(f"--{name.replace('_', '-')}", default="")
        default, codes = settings.LANGUAGE_CODE, dict(settings.LANGUAGES)
        parser.add_argument("--language", default=default, choices=codes)
        add_letter(parser)
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        number = options["case"] or ""
        where = Placing(number, options["office"], options["caseworker"])
        born, known = options["birth_date"]
        texts = {name: options[name] for name in TEXTS}
        language = options["language"]
        person = Person(
            birth_date=born, birth_date_known=known, language=language, **texts
        )
        try:
            text, facts = _issue(person, where, options["letter"])
        except opening.NotIssued as error:
            raise CommandError(str(error)) from error
        except (OSError, *CANNOT) as error:
            message = f"The account is issued; its letter is owed: {reason_of(error)}."
            raise CommandError(message) from error
        say(self, options, text, **facts)


def _issue(person: Person, where: Placing, letter: Any) -> issued.Answer:
    by, at = command_line(), timezone.now()
    if letter:
        admitted = posting.issue_with_letter(person, where, letter, by=by, at=at)
        return issued.by_letter(admitted, letter)
    return issued.at_once(opening.issue_account(person, where, by=by, at=at))


def _number(text: str) -> str:
    if not text.strip():
        message = "'' is not a case number. Example: 61402//00000705"
        raise ArgumentTypeError(message)
    return text
