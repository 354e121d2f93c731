"""The same product on nothing but Python: the demonstration on a bare machine."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import citizen, papers
from tests.journeys.browsing import Visitors
from tests.journeys.product import Product
from tests.journeys.wording import DEMO_SCANNER, INFECTED, QUEUED, said

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]


def test_the_demo_takes_evidence_and_finds_its_test_virus(
    embedded: Product, visitors: Visitors, tmp_path: Path
) -> None:
    access = embedded.issue_account(language="fa")
    phone = visitors.phone(embedded, "fa")

    citizen.activate(phone, access)
    expect(phone.locator(".portal-banner")).to_contain_text(said(DEMO_SCANNER, "fa"))
    citizen.send(phone, papers.photo(tmp_path), papers.paper(tmp_path))
    citizen.expect_status_by_itself(phone, QUEUED, "fa")
    citizen.send(phone, papers.infected_paper(tmp_path))
    citizen.expect_status_by_itself(phone, INFECTED, "fa")
