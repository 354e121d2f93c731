from typing import Any

from django.core.management.base import BaseCommand

from accounts import roles


class Command(BaseCommand):
    help = "Print who may do what as the table that docs/roles.md shows."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(roles.table())
