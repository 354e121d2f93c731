import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.actors import command_line
from accounts.digits import ascii_digits
from accounts.issuing import Person
from accounts.pins import printed_pin
from accounts.portal_ids import printed_portal_id
from documents import opening
from documents.opening import Opened, Placing


class Command(BaseCommand):
    help = "Issue a citizen's account; prints the portal ID and the PIN, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--case", required=True, help="e.g. 61402//00000705")
        parser.add_argument("--office", default="", help="code; for a new case")
        parser.add_argument(
            "--caseworker", default="", help="user name; assigns the case"
        )
        parser.add_argument("--given-name", default="")
        parser.add_argument("--family-name", default="")
        parser.add_argument("--birth-date", required=True, type=_iso_date)
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=languages
        )
        parser.add_argument("--email", default="")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        person = Person(
            given_name=options["given_name"].strip(),
            family_name=options["family_name"].strip(),
            birth_date=options["birth_date"],
            language=options["language"],
            email=options["email"].strip(),
        )
        placing = Placing(
            number=options["case"],
            office=options["office"],
            caseworker=options["caseworker"],
        )
        try:
            opened = opening.issue_account(
                person, placing, by=command_line(), at=timezone.now()
            )
        except opening.NotIssued as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_as_json(opened) if options["json"] else _as_text(opened))


def _iso_date(text: str) -> date:
    try:
        return date.fromisoformat(ascii_digits(text))
    except ValueError as error:
        message = f"{text} is not a date. Example: 1990-12-24"
        raise ArgumentTypeError(message) from error


def _as_json(opened: Opened) -> str:
    return json.dumps(
        {
            "portal_id": opened.issued.user.username,
            "pin": printed_pin(opened.issued.pin),
            "case": opened.case.number,
            "valid_until": opened.issued.valid_until.isoformat(),
        }
    )


def _as_text(opened: Opened) -> str:
    until = timezone.localtime(opened.issued.valid_until)
    return (
        f"Case:        {opened.case.number} ({opened.case.office})\n"
        f"Portal ID:   {printed_portal_id(opened.issued.user.username)}\n"
        f"PIN:         {printed_pin(opened.issued.pin)}\n"
        f"Valid until: {until:%Y-%m-%d %H:%M}\n"
        "The PIN is shown only now; hand it over with the portal ID."
    )
