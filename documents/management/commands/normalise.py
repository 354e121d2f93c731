import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.checks import Tags
from django.core.management.base import BaseCommand, CommandError

from documents.intake import safe_name
from documents.rehearsing import Outcome, rehearse


class Command(BaseCommand):
    help = "Normalise files as the pipeline would; needs neither database nor broker."
    # Whether the sandbox holds; the rest of the portal need not run.
    requires_system_checks = [Tags.security]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR")
        parser.add_argument("--json", action="store_true", help="a JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            options["out"].mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"{options['out']} cannot be made: {error.strerror}."
            raise CommandError(message) from error
        written = _as_json if options["json"] else _as_text
        for file in options["files"]:
            self.stdout.write(written(rehearse(file, options["out"])))
            self.stdout.flush()


def _as_json(outcome: Outcome) -> str:
    return json.dumps(asdict(outcome))


def _as_text(outcome: Outcome) -> str:
    remarks = ", ".join([outcome.reason, *outcome.flags]).strip(", ")
    return (
        f"{outcome.verdict:8} {outcome.page_count:4} pages {outcome.seconds:6.2f} s "
        f"{outcome.bytes_in:>10,} -> {outcome.bytes_out:>10,}  "
        f"{safe_name(outcome.file)}{f'  ({remarks})' if remarks else ''}"
    )
