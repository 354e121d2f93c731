"""The virus scanner is away for a while: evidence waits and nobody is sent away."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import citizen, papers, staff
from tests.journeys.accessibility import expect_for_everybody
from tests.journeys.browsing import Visitors
from tests.journeys.parts import Parts, Scanner
from tests.journeys.product import Product
from tests.journeys.wording import IN_CHECK, QUEUED

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]
TRIED_SECONDS = 30


@pytest.fixture
def stopped_scanner(parts: Parts) -> Iterator[Scanner]:
    """Return the scanner, stopped; it runs again afterwards in any case."""
    parts.scanner.stop()
    yield parts.scanner
    parts.scanner.start()


def test_a_document_waits_for_the_scanner_and_then_goes_through(
    real: Product, stopped_scanner: Scanner, visitors: Visitors, tmp_path: Path
) -> None:
    access = real.issue_account(language="ar")
    phone, desk = visitors.phone(real, "ar"), visitors.desk(real)
    citizen.activate(phone, access)
    staff.sign_in(desk, real)

    reference = citizen.send(phone, papers.photo(tmp_path))
    _wait_until_tried_in_vain(real)
    citizen.expect_status(phone, IN_CHECK, "ar")
    expect_for_everybody(phone)
    desk.goto(f"{staff.INBOX}?inbox=office&status=check")
    expect(desk.get_by_role("link", name=reference)).to_be_visible()
    assert desk.request.get("/readyz").json()["scanner"] == "away"

    stopped_scanner.start()
    citizen.expect_status_by_itself(phone, QUEUED, "ar")


def _wait_until_tried_in_vain(product: Product) -> None:
    end = time.monotonic() + TRIED_SECONDS
    while "ScannerUnavailable" not in product.log.read_text():
        assert time.monotonic() < end, "nobody tried to scan"
        time.sleep(0.1)
