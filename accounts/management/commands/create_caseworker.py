from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from accounts import enrolling
from accounts.actors import command_line
from accounts.enrolling import STAFF, Staff
from accounts.management.answers import add_json, say
from accounts.pins import printed_pin
from accounts.roles import Role


class Command(BaseCommand):
    help = "Make the account of a colleague in any role; prints the PIN, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("user_name")
        roles = [str(role.value) for role in STAFF]
        default = str(Role.CASEWORKER)
        parser.add_argument(
            "--role", default=default, choices=roles, help=f"default: {default}"
        )
        parser.add_argument(
            "--office", action="append", default=[], help="code; may be repeated"
        )
        for name in ("given-name", "family-name", "email"):
            parser.add_argument(f"--{name}", default="")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)
        add_json(parser)

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        names = ("user_name", "role", "given_name", "family_name", "email", "language")
        staff = Staff(
            offices=tuple(options["office"]), **{name: options[name] for name in names}
        )
        try:
            issued = enrolling.enrol_staff(staff, by=command_line(), at=timezone.now())
        except enrolling.NotEnrolled as error:
            raise CommandError(str(error)) from error
        name, pin = issued.user.username, printed_pin(issued.pin)
        until = timezone.localtime(issued.valid_until)
        text = (
            f"User name:   {name}\n"
            f"PIN:         {pin}\n"
            f"Valid until: {until:%Y-%m-%d %H:%M}\n"
            "The PIN is shown only now."
        )
        valid = issued.valid_until.isoformat()
        say(self, options, text, user_name=name, pin=pin, valid_until=valid)
