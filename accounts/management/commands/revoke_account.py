from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts import locking
from accounts.actors import command_line
from accounts.management.answers import add_json, person, say

REASONS = [str(reason.value) for reason in locking.Reason]


class Command(BaseCommand):
    help = "End an account for good; what was sent with it stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("portal_id", help="portal ID or user name")
        parser.add_argument("--reason", required=True, choices=REASONS)
        parser.add_argument("--yes", action="store_true", help="it cannot be undone")
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        user, reason = person(options["portal_id"]), options["reason"]
        if not options["yes"]:
            message = (
                f"{user.username} would be revoked for good: say so with --yes. "
                "For a time, use lock_account."
            )
            raise CommandError(message)
        locking.revoke(user, reason=reason, by=command_line(), at=timezone.now())
        say(self, options, "Revoked.", portal_id=user.username, state="revoked")
