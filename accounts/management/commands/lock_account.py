from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts import locking
from accounts.actors import command_line
from accounts.management.answers import add_json, person, say

REASONS = [str(reason.value) for reason in locking.Reason]


class Command(BaseCommand):
    help = "Let nobody into an account until it is unlocked; its sessions end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("portal_id", help="portal ID or user name")
        parser.add_argument(
            "--reason", default="asked", choices=REASONS, help="default: asked"
        )
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        user, reason = person(options["portal_id"]), options["reason"]
        try:
            locking.lock(user, reason=reason, by=command_line(), at=timezone.now())
        except locking.Revoked as error:
            message = f"{user.username} is revoked, which is for good."
            raise CommandError(message) from error
        say(self, options, "Locked.", portal_id=user.username, state="locked")
