"""Tables as offices export them, and commands that read them."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command


def table(folder: Path, *lines: str, name: str = "accounts.csv") -> str:
    """Write the lines into a file and return where it is."""
    place = folder / name
    place.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return str(place)


def answer(*words: str) -> dict[str, Any]:
    """Return the JSON object that a command prints, whatever its exit code."""
    out = StringIO()
    try:
        call_command(*words, "--json", stdout=out)
    except CommandError as error:
        return {**json.loads(out.getvalue()), "exit": error.returncode}
    return {**json.loads(out.getvalue()), "exit": 0}


def counts(given: dict[str, Any]) -> tuple[int, int, int, int]:
    made, changed, there, refused = (
        given[name] for name in ("made", "changed", "there", "refused")
    )
    return made, changed, there, refused
