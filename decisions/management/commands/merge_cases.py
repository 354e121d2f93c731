from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts.actors import command_line
from accounts.management.answers import add_json, say
from decisions import merging
from decisions.merging import Merged


class Command(BaseCommand):
    help = "Move all of a provisional case into that of the number known since."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from", dest="provisional", required=True, metavar="V-7K3M-92QX"
        )
        parser.add_argument("--into", required=True, help="e.g. 61402//00000705")
        parser.add_argument("--dry-run", action="store_true", help="change nothing")
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        dry_run = options["dry_run"]
        try:
            merged = merging.merge(
                options["provisional"],
                options["into"],
                by=command_line(),
                at=timezone.now(),
                dry_run=dry_run,
            )
        except merging.NotMerged as error:
            raise CommandError(str(error)) from error
        tried = "Dry run, nothing was changed. " if dry_run else ""
        text = f"{tried}{_text(merged)}"
        say(self, options, text, dry_run=dry_run, **vars(merged))


def _text(merged: Merged) -> str:
    if merged.renumbered:
        return f"The case has the number {merged.number} now."
    return (
        f"Moved into {merged.number}: {merged.members} members, "
        f"{merged.documents} documents, {merged.decisions} decisions."
    )
