from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.letters.runs import CANNOT, reason_of
from accounts.management.answers import add_json, add_letter, person, say
from accounts.models import OwedLetter
from documents import posting


class Command(BaseCommand):
    help = (
        "Owe somebody a letter with a new PIN, for the next run, or print it at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("portal_id", help="portal ID or user name")
        parser.add_argument(
            "--codes", action="store_true", help="a card of one-time codes instead"
        )
        parser.add_argument(
            "--resets-second-factor",
            action="store_true",
            help="who uses the PIN sets up the second factor anew",
        )
        add_letter(parser)
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        kinds = OwedLetter.Kind
        try:
            owed = posting.reissue(
                person(options["portal_id"]),
                kind=kinds.CODES if options["codes"] else kinds.ACCESS,
                resets_second_factor=options["resets_second_factor"],
                place=options["letter"],
                by=command_line(),
                at=timezone.now(),
            )
        except (OSError, *CANNOT) as error:
            raise CommandError(reason_of(error)) from error
        where = options["letter"] and str(options["letter"])
        portal_id = owed.recipient.username
        text = "Owed; print_letters prints it."
        if owed.recipient.is_staff:
            text = f"Owed. Print it: reissue_letter {portal_id} --letter FILE"
        if where:
            text = f"Printed: {where}"
        say(self, options, text, portal_id=portal_id, kind=owed.kind, letter=where)
