from typing import Any

from django.core.management.base import BaseCommand

from documents import lifecycle


class Command(BaseCommand):
    help = "Print the lifecycle of a document as the diagram the README shows."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(lifecycle.picture())
