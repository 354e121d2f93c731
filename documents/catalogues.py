"""Loads a catalogue from TOML: adds what is missing, keeps what the office edited."""

import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import translation

from accounts.translated_data import columns


def load_all() -> dict[str, int]:
    """Load the files in `catalogue/` of every app; return what was new, by model."""
    loaded = {}
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path, "catalogue").glob("*.toml")):
            with path.open("rb") as file:
                ((name, entries),) = tomllib.load(file).items()
            loaded[name] = _load(config.label, name, entries)
    return loaded


def _load(app_label: str, name: str, entries: list[dict[str, Any]]) -> int:
    """Create the entries that the model does not have; keep those it has as they are.

    The array is named like the model: [[document_type]] is DocumentType.
    """
    manager = apps.get_model(app_label, name.replace("_", ""))._default_manager
    known = set(manager.values_list("code", flat=True))
    new = [entry for entry in entries if entry["code"] not in known]
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        manager.bulk_create(manager.model(**columns(entry)) for entry in new)
    return len(new)
