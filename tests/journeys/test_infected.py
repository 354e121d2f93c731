"""A virus hidden in a PDF: nobody opens it, and the person knows what to do."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, papers, staff
from tests.journeys.browsing import Visitors
from tests.journeys.mail import wait_for_mail
from tests.journeys.parts import Parts
from tests.journeys.product import Access, Product
from tests.journeys.wording import INFECTED, said

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]


def test_an_infected_upload_is_a_failed_attempt(
    real: Product, parts: Parts, visitors: Visitors, tmp_path: Path
) -> None:
    access = real.issue_account(language="ru")
    phone, desk = visitors.phone(real, "ru"), visitors.desk(real)
    citizen.activate(phone, access)
    citizen.agree_to_mail(phone, access.email, parts.mail)

    reference = citizen.send(phone, papers.infected_paper(tmp_path))

    _expect_advice(phone, reference)
    _expect_attempt_without_file(desk, real, access, reference)
    assert wait_for_mail(parts.mail, access.email, number=2)


def _expect_advice(page: Page, reference: str) -> None:
    citizen.expect_status_by_itself(page, INFECTED, "ru")
    advice = "Please photograph the paper again or hand it in at the counter."
    expect(
        page.locator("#state ~ p").filter(has_text=said(advice, "ru"))
    ).to_be_visible()
    again = page.locator(f"main a[href='/documents/upload/?replaces={reference}']")
    expect(again).to_be_visible()
    assert page.request.get(f"/documents/{reference}/file").status == 404


def _expect_attempt_without_file(
    page: Page, product: Product, access: Access, reference: str
) -> None:
    staff.sign_in(page, product)
    attempts = staff.failed_attempts(page, access.case)
    expect(attempts).to_have_count(1)
    expect(attempts).to_contain_text("Lohnabrechnungen")
    assert reference not in page.content()
