import json
from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, no_translations
from django.utils import timezone

from accounts import listing
from accounts.management.answers import add_json, age
from accounts.roles import Role

LINE = "{portal_id:<20} {state:<14} {created:<12} {last_letter}"


class Command(BaseCommand):
    help = "List accounts, without names: portal ID, state, when made, last letter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--not-activated", action="store_true")
        parser.add_argument("--locked", action="store_true")
        parser.add_argument(
            "--older-than", type=age, default=timedelta(0), metavar="30d"
        )
        roles = [str(role.value) for role in Role]
        parser.add_argument("--role", choices=roles, default=roles[0])
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        names = ("role", "not_activated", "locked", "older_than")
        wanted = listing.Wanted(**{name: options[name] for name in names})
        found = listing.accounts(wanted, at=timezone.now())
        rows = [
            {
                "portal_id": account.portal_id,
                "state": account.state,
                "created": _day(account.created),
                "last_letter": _day(account.last_letter),
            }
            for account in found
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"accounts": rows}))
        for row in [] if options["json"] else rows:
            self.stdout.write(LINE.format(**row).rstrip())


def _day(moment: datetime | None) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""
