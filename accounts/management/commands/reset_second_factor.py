from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, no_translations
from django.utils import timezone

from accounts import factors
from accounts.actors import command_line
from accounts.management.answers import add_json, person, say


class Command(BaseCommand):
    help = "Take passkeys, app and codes away from somebody who lost them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("portal_id", help="portal ID or user name")
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        user = person(options["portal_id"])
        had = factors.has_second_factor(user)
        factors.reset(user, by=command_line(), at=timezone.now())
        text = "Second factor taken away; all sessions ended."
        say(self, options, text, portal_id=user.username, had_second_factor=had)
