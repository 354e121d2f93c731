"""A new process of ours, which knows only the environment it is given."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
START = "import django; django.setup()"
KEY = "k" * 50


def production(folder: Path) -> dict[str, str]:
    """Return the least that an installation outside the demo has to set."""
    return {
        "NWPORTAL_DATA": str(folder / "data"),
        "NWPORTAL_URL": "https://portal.example",
        "SECRET_KEY": KEY,
        "CLAMD_URL": "tcp://127.0.0.1:1",
    }


def demo(folder: Path) -> dict[str, str]:
    return {"NWPORTAL_DATA": str(folder / "data"), "NWPORTAL_DEMO": "1"}


def real_parts() -> dict[str, str]:
    """Return the settings of this process: they lead to the servers of the tests."""
    known = ("NWPORTAL_", "SECRET_", "CLAMD_", "DATABASE_", "REDIS_", "EMAIL_", "S3_")
    return {name: value for name, value in os.environ.items() if name.startswith(known)}


def run(
    code: str, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run CODE as a process of the portal does, to its end."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "nwportal.settings",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def value_of(expression: str, environment: Mapping[str, str], setup: str = "") -> Any:
    """Return what EXPRESSION is in such a process, after SETUP; JSON in between."""
    code = f"import json\n{START}\n{setup}\nprint(json.dumps({expression}))"
    done = run(code, environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
