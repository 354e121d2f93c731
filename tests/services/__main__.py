"""Run the checks and the tests among throw-away servers: ``bin/test``."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

from tests.services.checks import run_checks, say
from tests.services.child import dying_with_parent
from tests.services.everything import everything

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WIND_UP_SECONDS = 20


def main(arguments: Sequence[str]) -> int:
    """Return 0 if everything that ran went well."""
    for each in SIGNALS:
        signal.signal(each, _leave)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="nwportal-test-") as name:
        folder = Path(name)
        # PostgreSQL runs as another user and has to pass through.
        folder.chmod(0o711)
        with everything(folder) as found:
            say(f"servers up in {time.monotonic() - start:.1f} s")
            # A shell in which the demo was tried tests the real thing all the same.
            environment = {**os.environ, "NWPORTAL_DEMO": "0", **found}
            failed = [] if arguments else run_checks(environment)
            environment["NWPORTAL_TEST_FAILED_CHECKS"] = "\n".join(failed)
            for check in failed:
                say(f"FAILED check: {check}")
            code = _run_pytest(arguments, environment)
    return code or int(bool(failed))


def _leave(number: int, _frame: FrameType | None) -> None:
    # A second signal must not interrupt the stopping.
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _run_pytest(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    command = [
        *(sys.executable, "-m", "pytest", "-p", "tests.services.plugin"),
        *("-n", "2", "--dist", "loadgroup", "-rfEs", *arguments),
    ]
    with subprocess.Popen(dying_with_parent(command), env=environment) as process:
        try:
            return process.wait()
        except SystemExit as leaving:
            # Ctrl-C reaches pytest by itself, and a second one would cut it short.
            if leaving.code != 128 + signal.SIGINT:
                process.send_signal(signal.SIGINT)
            try:
                process.wait(WIND_UP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
            raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
