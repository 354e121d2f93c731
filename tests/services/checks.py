"""The static checks, two at a time."""

import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from tests.services.programs import find, skipping_allowed

# The slowest first, so that both cores are busy to the end.
CHECKS = (
    "mypy .",
    "python manage.py check --deploy --fail-level WARNING",
    "python manage.py makemigrations --check --dry-run",
    "djlint --profile=django --lint --quiet templates",
    "lint-imports",
    "check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml",
    "ruff check --output-format concise",
    "ruff format --check --output-format concise",
    "shellcheck bin/run bin/test bin/bench bin/fuzz .ci/run",
    "hadolint Dockerfile",
)


@dataclass(frozen=True)
class Result:
    """What came of a check."""

    check: str
    seconds: float
    word: str
    output: str = ""


def say(text: str) -> None:
    """Print a line now: pytest writes to the same place from another process."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run_checks(environment: Mapping[str, str]) -> list[str]:
    """Run all checks, print how they went and return those that failed."""
    failed = []
    running: set[subprocess.Popen[str]] = set()
    with ThreadPoolExecutor(2) as pool:
        try:
            tasks = [pool.submit(_run, one, environment, running) for one in CHECKS]
            for task in as_completed(tasks):
                result = task.result()
                say(f"{result.word:8}{result.seconds:5.1f} s  {result.check}")
                if result.word == "FAILED":
                    failed.append(result.check)
                    say(result.output)
        except BaseException:
            # Do not sit through a long check after Ctrl-C.
            pool.shutdown(wait=False, cancel_futures=True)
            for process in running.copy():
                process.terminate()
            raise
    return failed


def _run(
    check: str, environment: Mapping[str, str], running: set[subprocess.Popen[str]]
) -> Result:
    program, *arguments = check.split()
    place = find(program)
    if not place:
        word = "skipped" if skipping_allowed() else "FAILED"
        return Result(check, 0, word, f"{program} is not installed")
    start = time.monotonic()
    with subprocess.Popen(
        [place, *arguments],
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        running.add(process)
        output, _ = process.communicate()
        running.discard(process)
    word = "FAILED" if process.returncode else "ok"
    return Result(check, time.monotonic() - start, word, output)
