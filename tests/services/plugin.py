"""What pytest has to know of the machine it runs on."""

import os
from collections.abc import Generator

import pytest

from tests.services.programs import PROGRAMS, find, skipping_allowed


def _keep_apart() -> None:
    """Give this process a cache, queues and a data folder without neighbours."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker and "REDIS_URL" in os.environ:
        server = os.environ["REDIS_URL"].rpartition("/")[0]
        number = int(worker.removeprefix("gw")) + 1
        os.environ["REDIS_URL"] = f"{server}/{number}"
    if worker and "NWPORTAL_DATA" in os.environ:
        os.environ["NWPORTAL_DATA"] += f"/{worker}"


# While it is imported, because pytest-django reads the settings before any hook of
# ours can be sure to have had its turn.
_keep_apart()


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    names = ", ".join(PROGRAMS)
    line = f"needs(name, ...): skip where a part is not installed ({names})"
    config.addinivalue_line("markers", line)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: a sample made anew differs in each worker."""
    return argname if isinstance(val, bytes) else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose part is not here."""
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if not find(PROGRAMS[name]):
                pytest.skip(f"{name} is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    """Let a skipped test fail in CI, where everything has to run."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[
    None, pytest.CollectReport, pytest.CollectReport
]:
    """Let a skipped module fail in CI as well."""
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    # An expected failure is also reported as "skipped", and is none.
    if skipping_allowed() or not report.skipped or hasattr(report, "wasxfail"):
        return
    where_and_why = report.longrepr
    reason = where_and_why[2] if isinstance(where_and_why, tuple) else where_and_why
    report.outcome = "failed"
    report.longrepr = f"CI has to run everything. {reason}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the failed checks once more, where the reader looks first."""
    for check in os.environ.get("NWPORTAL_TEST_FAILED_CHECKS", "").splitlines():
        terminalreporter.write_line(f"FAILED check: {check}", red=True)
