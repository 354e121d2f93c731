"""Everything a citizen has to do works in a browser that runs no script."""

from pathlib import Path

import pytest

from tests.journeys import citizen, papers
from tests.journeys.browsing import Visitors
from tests.journeys.product import Product
from tests.journeys.wording import QUEUED

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]


def test_evidence_is_sent_without_javascript(
    real: Product, visitors: Visitors, tmp_path: Path
) -> None:
    access = real.issue_account(language="uk")
    phone = visitors.phone(real, "uk", java_script_enabled=False)

    citizen.activate(phone, access)
    citizen.sign_out(phone)
    citizen.sign_in(phone, access.portal_id)
    reference = citizen.send(phone, papers.photo(tmp_path), papers.paper(tmp_path))

    citizen.expect_status_after_reload(phone, QUEUED, "uk")
    citizen.expect_list(phone, [reference])
