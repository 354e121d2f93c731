"""Measure letters: how fast they are drawn, and thousands of accounts in one go."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from argon2 import PasswordHasher

from tests.bench.table import Line, Target, head, mib, seconds
from tests.journeys.product import MANAGE, ROOT
from tests.services.checks import say
from tests.services.everything import everything

HEAD = "case;office;given_name;family_name;birth_date;language;street;postal_code;city"
LANGUAGES = ("de", "en", "tr", "ar", "ru", "uk", "fa")
OFFICES = ("bergstrasse", "ried", "odenwald", "viernheim")
DRAWN = 300
# A new hash costs so much in any case; the rest is ours.
HASHES, FLOOR, FLAT = Target(1.5), Target(1), Target(1.1)


class Cost(NamedTuple):
    wall: float
    peak: float


def run(accounts: int) -> None:
    with tempfile.TemporaryDirectory(prefix="nwportal-bench-") as name:
        folder = Path(name)
        # PostgreSQL runs as another user and has to pass through.
        folder.chmod(0o711)
        with everything(folder) as found:
            own = {"NWPORTAL_DEMO": "0", "DJANGO_SETTINGS_MODULE": "nwportal.settings"}
            environment = {**os.environ, **own, **found}
            for line in _lines(environment, folder, accounts):
                say(str(line))


def _lines(
    environment: dict[str, str], folder: Path, accounts: int
) -> Iterator[Line | str]:
    yield head(f"{DRAWN} letters drawn and split", other="fpdf2")
    ours, floor = (_drawn(environment, way) for way in ("ours", "floor"))
    yield Line("  seconds, floor", seconds(ours), seconds(floor), ours / floor, FLOOR)
    yield Line("  letters per second", f"{DRAWN / ours:.0f}", f"{DRAWN / floor:.0f}")
    _manage(environment, "migrate", "--verbosity=0")
    demo = str(ROOT / "nwportal" / "demo" / "organisation.toml")
    _manage(environment, "load_organisation", demo, "--verbosity=0")
    yield head("accounts issued, with their letters", other="other")
    one = _issue(environment, folder, 0, accounts)
    two = _issue(environment, folder, accounts, 2 * accounts)
    hashed = accounts * _one_hash()
    label = f"{accounts} accounts, bare hashes"
    yield Line(label, seconds(one.wall), seconds(hashed), one.wall / hashed, HASHES)
    yield Line("  accounts per second", f"{accounts / one.wall:.0f}")
    label = f"  memory of {2 * accounts}, of {accounts}"
    yield Line(label, mib(two.peak), mib(one.peak), two.peak / one.peak, FLAT)


def _drawn(environment: dict[str, str], way: str) -> float:
    command = [sys.executable, "-m", "tests.bench.drawing", way, str(DRAWN)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, text=True, capture_output=True
    )
    return float(done.stdout)


def _issue(environment: dict[str, str], folder: Path, start: int, count: int) -> Cost:
    table, letters = folder / f"{count}.csv", folder / f"letters{count}"
    rows = (_row(number) for number in range(start, start + count))
    table.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return _manage(environment, "issue_accounts", str(table), f"--letters={letters}")


def _row(number: int) -> str:
    """Return one of a household of two; every language and office has its share."""
    household, language = number // 2, LANGUAGES[number % len(LANGUAGES)]
    office = OFFICES[household % len(OFFICES)]
    name = f"Person {number};Örnekoğlu"
    where = "Musterweg 7;64646;Musterstadt"
    return f"61402//{household:08};{office};{name};1990-12-24;{language};{where}"


def _manage(environment: dict[str, str], *words: str) -> Cost:
    """Run a command and tell what it took, of itself alone."""
    start = time.monotonic()
    with subprocess.Popen(
        [*MANAGE, *words], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{words[0]} failed")
    return Cost(time.monotonic() - start, used.ru_maxrss / 1024)


def _one_hash(rounds: int = 20) -> float:
    """Return the seconds of one hash, as Django makes them."""
    hasher = PasswordHasher(time_cost=2, memory_cost=102400, parallelism=8)
    start = time.perf_counter()
    for _ in range(rounds):
        hasher.hash("ACDE3467FGHJ")
    return (time.perf_counter() - start) / rounds
