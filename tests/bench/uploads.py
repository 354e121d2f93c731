"""Measure uploads to the running portal, each beside the bare work."""

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bare import bare_view
from tests.bench.measuring import Round, measure
from tests.bench.photographing import photo
from tests.bench.sending import Citizen, Plain
from tests.journeys.product import running
from tests.services.checks import say
from tests.services.everything import everything
from tests.services.programs import missing

NEEDED = {"postgresql", "redis", "clamd"}
OWN_SETTINGS = {"NWPORTAL_URL", "NWPORTAL_DATA", "NWPORTAL_TEST_MAIL", "SECRET_KEY"}
# Connections are opened and code is loaded; that is not what people wait for.
WARM_UP = 2


def run(times: int) -> None:
    if absent := sorted(NEEDED.intersection(missing())):
        sys.exit(f"not installed: {', '.join(absent)} (bin/test as root installs them)")
    with tempfile.TemporaryDirectory(prefix="nwportal-bench-") as name:
        folder = Path(name)
        # PostgreSQL runs as another user and has to pass through.
        folder.chmod(0o711)
        rounds = _run(folder, WARM_UP + times)
    say(table(rounds[WARM_UP:]))


def _run(folder: Path, uploads: int) -> list[Round]:
    picture = photo()
    say(f"{uploads - WARM_UP} uploads of a JPEG with {len(picture) / 1e6:.1f} MB")
    with everything(folder) as found:
        parts = {key: found[key] for key in found.keys() - OWN_SETTINGS}
        with running(folder / "portal", parts) as portal, bare_view(portal) as bare:
            citizen = Citizen(portal.url, portal.password)
            return measure(portal, citizen, Plain(bare), picture, uploads)


def table(rounds: Sequence[Round]) -> str:
    pairs = {
        "answer to queued": [(one.queued, one.bare_queued) for one in rounds],
        "upload request": [(one.request, one.bare_request) for one in rounds],
    }
    lines = [f"{'':24}{'ours':>10}{'floor':>10}{'ratio':>8}"]
    for name, seconds in pairs.items():
        ours, floor = zip(*seconds, strict=True)
        for figure, of in (("p50", statistics.median), ("p95", _p95)):
            a, b = of(ours) * 1000, of(floor) * 1000
            label = f"{name}, {figure}"
            lines.append(f"{label:24}{a:7.0f} ms{b:7.0f} ms{a / b:8.2f}")
    return "\n".join(lines)


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
