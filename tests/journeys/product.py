"""The product as its own process group, as `bin/run` starts it."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.services.child import free_port, serving

ROOT = Path(__file__).resolve().parents[2]
MANAGE = [sys.executable, str(ROOT / "manage.py")]
# It is printed last, once the web process answers.
ANNOUNCED = "Stop with Ctrl-C."
ANNOUNCED_SECONDS = 60
FAMILY_NAME = "Tarhana"
_case_numbers = count(1)


@dataclass(frozen=True)
class Access:
    """What stands in a citizen's letter, and the address their mail goes to."""

    portal_id: str
    pin: str
    case: str
    birth_date: tuple[str, str, str]
    email: str


@dataclass(frozen=True)
class Product:
    """A running portal, and how to speak to it from outside the browser."""

    url: str
    log: Path
    environment: Mapping[str, str] = field(repr=False)

    @property
    def password(self) -> str:
        """The password that the demo prints for all of its people."""
        line = re.search(r"Password of all of them: (.+)", self.log.read_text())
        assert line
        return line[1]

    def manage(self, *arguments: str) -> str:
        """Run a command of manage.py beside the running product."""
        done = subprocess.run(
            [*MANAGE, *arguments],
            cwd=ROOT,
            env=self.environment,
            check=True,
            text=True,
            stdout=subprocess.PIPE,
        )
        return done.stdout

    def issue_account(self, *, language: str) -> Access:
        """Issue an account in a case of its own."""
        number = f"61402//{next(_case_numbers):08}"
        email = f"citizen{number[-8:]}@post.example"
        printed = self.manage(
            *("issue_account", "--json", "--case", number, "--office", "bergstrasse"),
            *("--given-name", "Defne", "--family-name", FAMILY_NAME),
            *("--birth-date", "1987-09-03", "--language", language, "--email", email),
        )
        issued = json.loads(printed)
        return Access(
            portal_id=issued["portal_id"],
            pin=issued["pin"],
            case=issued["case"],
            birth_date=("3", "9", "1987"),
            email=email,
        )


@contextmanager
def running(folder: Path, parts: Mapping[str, str]) -> Iterator[Product]:
    """Run the product on PARTS, the settings that name its real parts."""
    folder.mkdir(exist_ok=True)
    port, log = free_port(), folder / "log"
    environment = {
        "PATH": os.environ["PATH"],
        "NWPORTAL_DEMO": "1",
        "NWPORTAL_DATA": str(folder / "data"),
        "NWPORTAL_URL": f"http://localhost:{port}",
        **parts,
    }
    command = [*MANAGE, "serve", "--host", "localhost", "--port", str(port)]
    with serving(command, port=port, log=log, cwd=ROOT, env=environment):
        _wait_until_announced(log)
        yield Product(environment["NWPORTAL_URL"], log, environment)
        # Web, workers and beat run together or not at all.
        assert " has ended with " not in log.read_text(), log.read_text()


def _wait_until_announced(log: Path) -> None:
    end = time.monotonic() + ANNOUNCED_SECONDS
    while ANNOUNCED not in log.read_text():
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.05)
