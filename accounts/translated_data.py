"""Data files in seven languages: a table {name: {de: …}} for each translated field."""

from typing import Any

from django.conf import settings


def columns(entry: dict[str, Any]) -> dict[str, Any]:
    """Return {name: {de: …}} as the columns {name_de: …} of the model.

    Raises KeyError if a language is missing.
    """
    flat: dict[str, Any] = {}
    for field, value in entry.items():
        if isinstance(value, dict):
            codes = [code for code, _name in settings.LANGUAGES]
            flat |= {f"{field}_{code}": value[code] for code in codes}
        else:
            flat[field] = value
    return flat
