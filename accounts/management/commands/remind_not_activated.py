from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, no_translations
from django.utils import timezone

from accounts import reminding
from accounts.actors import command_line
from accounts.management.answers import add_json, age, say


class Command(BaseCommand):
    help = "Owe a reminder with a new PIN to people who never used their account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", required=True, type=age, metavar="30d")
        parser.add_argument("--dry-run", action="store_true", help="change nothing")
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        at, older_than, dry_run = (
            timezone.now(),
            options["older_than"],
            options["dry_run"],
        )
        if dry_run:
            people = reminding.to_remind(older_than=older_than, at=at)
            reminded = list(people.values_list("username", flat=True))
        else:
            by = command_line()
            reminded = reminding.remind(older_than=older_than, by=by, at=at)
        would = "would be owed" if dry_run else "owed; print_letters prints them"
        text = f"{len(reminded)} reminders {would}."
        say(self, options, text, dry_run=dry_run, portal_ids=reminded)
