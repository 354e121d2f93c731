from typing import Any

from django.core.management.base import BaseCommand

from documents import catalogues


class Command(BaseCommand):
    help = "Add missing document types, reasons and decision types; safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = catalogues.load_all()
        if options["verbosity"]:
            for name, count in loaded.items():
                self.stdout.write(f"{name}: {count} added")
