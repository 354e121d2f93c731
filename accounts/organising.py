"""Loads who runs this portal: one organisation and its offices, from TOML."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import transaction
from django.utils import translation

from accounts.models import Office, Organisation
from accounts.translated_data import columns


class Incomplete(Exception):
    """The file lacks something, or holds what has no place; the message says what."""


def load(path: Path) -> int:
    """Set the organisation and add the offices it does not have yet.

    What was edited in the back office stays. Raises OSError, Incomplete.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            Organisation.objects.get_or_create(
                id=Organisation.ONLY, defaults=columns(data["organisation"])
            )
            new = 0
            for entry in data["office"]:
                places = "\n".join(entry.pop("places", []))
                defaults = {**columns(entry), "places": places}
                new += Office.objects.get_or_create(
                    code=entry["code"], defaults=defaults
                )[1]
    except KeyError as error:
        message = f"{path}: {error.args[0]!r} is missing"
        raise Incomplete(message) from error
    except (FieldError, ValueError) as error:
        message = f"{path}: {error}"
        raise Incomplete(message) from error
    return new
