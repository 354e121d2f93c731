"""Run the portal on real parts, measure, and print a table: ``bin/bench``."""

import argparse
import signal
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

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
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Connections are opened and code is loaded; that is not what people wait for.
WARM_UP = 2
DESCRIPTION = """\
Measures the running portal (gunicorn, Celery workers, PostgreSQL, Redis, clamd and
S3, all thrown away afterwards) beside the bare work in the same run, one upload after
the other, and prints both and their ratio:

  answer to queued   from the upload's answer until the document is with the
                     caseworker, asked of the database every 5 ms
             floor   the scan of the same bytes by the same clamd and the conversion
                     in the sandbox, both called directly, one after the other
  upload request     from the first byte sent to the last byte of the answer
             floor   the same request to a bare Django view under gunicorn that only
                     stores the bytes in the same store

p50 is the median, p95 is what nineteen of twenty stay under. The ratio is that of the
two figures beside it. Nothing is asserted. The picture is a JPEG of 12 megapixels made
on the spot.
"""


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        "bin/bench",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--uploads", type=int, default=30, help="how many (30)")
    uploads: int = parser.parse_args(arguments).uploads
    if absent := sorted(NEEDED.intersection(missing())):
        sys.exit(f"not installed: {', '.join(absent)} (bin/test as root installs them)")
    for each in SIGNALS:
        signal.signal(each, _leave)
    with tempfile.TemporaryDirectory(prefix="nwportal-bench-") as name:
        folder = Path(name)
        # PostgreSQL runs as another user and has to pass through.
        folder.chmod(0o711)
        rounds = _run(folder, WARM_UP + uploads)
    say(table(rounds[WARM_UP:]))


def _leave(number: int, _frame: FrameType | None) -> None:
    # A second signal must not interrupt the stopping.
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


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


if __name__ == "__main__":
    main(sys.argv[1:])
