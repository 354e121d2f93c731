"""`manage.py issue_account` with a person and a case to start from."""

import json
from io import StringIO
from typing import Any

from django.core.management import call_command

NUMBER = "61402//00000705"


def issue(*flags: str, **changes: Any) -> str:
    """Return what the command prints for a new case at one of two offices."""
    given = {
        "case": NUMBER,
        "office": "here",
        "given_name": "Amina",
        "family_name": "Muster",
        "birth_date": "1990-12-24",
        **changes,
    }
    out = StringIO()
    words = [f"--{name.replace('_', '-')}={value}" for name, value in given.items()]
    call_command("issue_account", *words, *flags, stdout=out)
    return out.getvalue()


def issue_json(**changes: Any) -> dict[str, str]:
    answer: dict[str, str] = json.loads(issue("--json", **changes))
    return answer
