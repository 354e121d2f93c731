from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts import locking
from accounts.actors import command_line
from accounts.management.answers import add_json, person, say


class Command(BaseCommand):
    help = "Let a locked person in again, with the password of before."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("portal_id", help="portal ID or user name")
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        user = person(options["portal_id"])
        try:
            locking.unlock(user, by=command_line(), at=timezone.now())
        except locking.Revoked as error:
            message = f"{user.username} is revoked, which is for good."
            raise CommandError(message) from error
        say(self, options, "Unlocked.", portal_id=user.username, state="active")
