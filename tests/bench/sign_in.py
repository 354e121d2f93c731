"""Measure a sign-in beside the bare hash, and whether refusals can be told apart."""

import http.client
import random
import statistics
import tempfile
import time
import urllib.parse
from collections.abc import Sequence
from pathlib import Path

import psycopg
from argon2 import PasswordHasher

from tests.bench.sending import TOKEN, Plain
from tests.bench.table import Line, Target, head
from tests.bench.uploads import OWN_SETTINGS
from tests.journeys.product import Product, running
from tests.services.checks import say
from tests.services.everything import everything

RIGHT, LOCKED, THROTTLED, WAITING = (f"100000000{n}" for n in (1, 2, 3, 6))
UNKNOWN = "9999999999"
WRONG = "a wrong sentence of some length"
REFUSED = {
    "wrong password": RIGHT,
    "unknown": UNKNOWN,
    "locked": LOCKED,
    "not activated": WAITING,
    "too many tries": THROTTLED,
}
KIND = "application/x-www-form-urlencoded"
LOGIN = "/accounts/login/"
WARM_UP = 3
# A guess by the time alone is right that often; half of them by chance.
CHANCE = Target(0.6)
COST = Target(1.5)
Seconds = dict[str, list[float]]


def run(times: int) -> None:
    with tempfile.TemporaryDirectory(prefix="nwportal-bench-") as name:
        folder = Path(name)
        # PostgreSQL runs as another user and has to pass through.
        folder.chmod(0o711)
        with everything(folder) as found:
            parts = {key: found[key] for key in found.keys() - OWN_SETTINGS}
            with running(folder / "portal", parts) as portal:
                seconds = measure(portal, WARM_UP + times)
    say("\n".join(map(str, [head("sign-in", other="other"), *lines(seconds)])))


def measure(portal: Product, rounds: int) -> Seconds:
    """Return the seconds of each kind of answer; all take turns, in any order."""
    url = portal.environment["DATABASE_URL"]
    chance, seconds = random.Random(1), dict[str, list[float]]()  # noqa: S311
    with psycopg.connect(url, autocommit=True) as database:
        hashed = _prepare(portal, database)
        for _ in range(rounds):
            for kind in chance.sample(
                ["right", "bare hash", *REFUSED], len(REFUSED) + 2
            ):
                database.execute(
                    "DELETE FROM accounts_throttle WHERE blocked_until IS NULL"
                )
                if kind == "bare hash":
                    took = _bare(hashed, portal.password)
                elif kind == "right":
                    took = _post(portal, RIGHT, portal.password, http.client.FOUND)
                else:
                    took = _post(portal, REFUSED[kind], WRONG, 422)
                seconds.setdefault(kind, []).append(took)
    return {kind: some[WARM_UP:] for kind, some in seconds.items()}


def lines(seconds: Seconds) -> list[Line]:
    """Return the table: the cost, and for each refusal how often a guess is right."""
    wrong, bare = seconds["wrong password"], seconds["bare hash"]
    right = seconds["right"]
    ratio = statistics.median(right) / statistics.median(bare)
    found = [Line("right, bare hash", _ms(right), _ms(bare), ratio, COST)]
    for kind in REFUSED:
        if kind != "wrong password":
            guess = told_apart(seconds[kind], wrong)
            label = f"{kind}, wrong password"
            found.append(Line(label, _ms(seconds[kind]), _ms(wrong), guess, CHANCE))
    return found


def told_apart(some: Sequence[float], others: Sequence[float]) -> float:
    """Return how often the slower of a pair is of the same kind: 0.5 is by chance.

    (The area under the curve, as the Mann-Whitney test counts it.)
    """
    slower = sum(a > b for a in some for b in others)
    same = sum(a == b for a in some for b in others)
    share = (slower + same / 2) / (len(some) * len(others))
    return max(share, 1 - share)


def _prepare(portal: Product, database: psycopg.Connection) -> str:
    """Lock one account, close the door of another; return a hash to verify."""
    database.execute(
        "UPDATE accounts_user SET is_active = false, locked_at = now() "
        "WHERE username = %s",
        [LOCKED],
    )
    for _ in range(5):
        _post(portal, THROTTLED, WRONG, 422)
    database.execute(
        "UPDATE accounts_throttle SET blocked_until = now() + '1 day' "
        "WHERE blocked_until IS NOT NULL"
    )
    row = database.execute(
        "SELECT password FROM accounts_user WHERE username = %s", [RIGHT]
    ).fetchone()
    assert row
    return str(row[0]).removeprefix("argon2")


def _post(portal: Product, portal_id: str, password: str, status: int) -> float:
    """Sign in with a new browser; return what the answer to the form took."""
    browser = Plain(portal.url)
    token = TOKEN.search(browser.send(LOGIN).text)
    assert token
    form = {
        "csrfmiddlewaretoken": token[1],
        "portal_id": portal_id,
        "password": password,
    }
    answer = browser.send(LOGIN, urllib.parse.urlencode(form).encode(), KIND)
    assert answer.status == status, answer.text
    return answer.seconds


def _bare(hashed: str, password: str) -> float:
    start = time.perf_counter()
    PasswordHasher().verify(hashed, password)
    return time.perf_counter() - start


def _ms(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.1f} ms"
