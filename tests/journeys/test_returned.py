"""A document goes back with a reason, and another one comes in its place."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, papers, staff
from tests.journeys.browsing import Visitors
from tests.journeys.product import Product
from tests.journeys.wording import QUEUED, RETURNED, return_reason

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]
NOTE = "Die zweite Seite fehlt."


def test_a_returned_document_is_replaced_by_another_one(
    real: Product, visitors: Visitors, tmp_path: Path
) -> None:
    access = real.issue_account(language="tr")
    staff.assign(visitors, real, access.case)
    phone, desk = visitors.phone(real, "tr"), visitors.desk(real)
    citizen.activate(phone, access)
    first = citizen.send(phone, papers.photo(tmp_path))
    citizen.expect_status(phone, QUEUED, "tr")

    staff.sign_in(desk, real)
    staff.open_document(desk, first)
    _return_by_mistake(desk, phone)
    staff.return_to_citizen(desk, reason="blurred", note=NOTE)
    second = _send_again(phone, first, tmp_path)

    citizen.expect_list(phone, [second, first])
    staff.open_document(desk, second)
    expect(desk.locator(".review__facts a").filter(has_text=first)).to_be_visible()


def _return_by_mistake(desk: Page, phone: Page) -> None:
    staff.return_to_citizen(desk, reason="other", note="")
    phone.reload()
    citizen.expect_status(phone, RETURNED, "tr")
    staff.undo(desk)
    phone.reload()
    citizen.expect_status(phone, QUEUED, "tr")


def _send_again(page: Page, first: str, folder: Path) -> str:
    reason = return_reason("blurred", "tr")
    page.reload()
    citizen.expect_status(page, RETURNED, "tr")
    for sentence in (reason["name"], reason["advice"], NOTE):
        expect(page.locator("section[aria-labelledby=state]")).to_contain_text(sentence)
    link = page.locator("main a[href*='replaces=']").get_attribute("href")
    second = citizen.send(page, papers.photo(folder), path=str(link))
    citizen.expect_status(page, QUEUED, "tr")
    page.goto(f"/documents/{first}/")
    expect(page.locator(f"main a[href='/documents/{second}/']")).to_be_visible()
    return second
