"""The main job: from the letter with the PIN to the decision that was retrieved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, papers, staff
from tests.journeys.browsing import Visitors
from tests.journeys.mail import wait_for_mail, whole_text
from tests.journeys.parts import Parts
from tests.journeys.product import FAMILY_NAME, Access, Product
from tests.journeys.wording import ACCEPTED, QUEUED, in_arabic_digits

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]
PRIVATE = ["Jobcenter", "Bewilligung", "Grundsicherung", "Lohnabrechnung", FAMILY_NAME]


@pytest.mark.parametrize(
    ("language", "direction", "digits"),
    [("tr", "ltr", citizen.as_typed), ("ar", "rtl", in_arabic_digits)],
)
def test_evidence_leads_to_a_decision(  # noqa: PLR0913, PLR0917 - fixtures
    real: Product,
    parts: Parts,
    visitors: Visitors,
    tmp_path: Path,
    language: str,
    direction: str,
    digits: Callable[[str], str],
) -> None:
    access = real.issue_account(language=language)
    staff.assign(visitors, real, access.case)
    phone, desk = visitors.phone(real, language), visitors.desk(real)

    citizen.activate(phone, access, digits)
    citizen.agree_to_mail(phone, access.email, parts.mail)
    expect(phone.locator("html")).to_have_attribute("dir", direction)
    reference = _send_three_files(phone, language, tmp_path)
    _accept(desk, real, reference)
    _expect_in_list(phone, reference, language)
    decision = _publish(desk, access, tmp_path)
    _download(phone, decision, tmp_path)

    assert staff.first_retrieved(desk, access.case, decision) != "–"
    _expect_discreet_mail(parts, real, access, decision)


def _send_three_files(page: Page, language: str, folder: Path) -> str:
    reference = citizen.send(
        page,
        papers.iphone_photo(folder),
        papers.paper(folder, pages=2),
        photo=papers.photo(folder),
        note="Bitte prüfen",
    )
    citizen.expect_status_by_itself(page, QUEUED, language)
    return reference


def _accept(page: Page, product: Product, reference: str) -> None:
    staff.sign_in(page, product)
    staff.open_document(page, reference)
    staff.expect_facts(page, pages=4, note="Bitte prüfen")
    staff.accept(page)


def _expect_in_list(page: Page, reference: str, language: str) -> None:
    citizen.expect_list(page, [reference])
    page.tap("main .portal-row__title")
    citizen.expect_status(page, ACCEPTED, language)
    saved = citizen.downloaded(page, "main a[href$='/file']")
    assert saved.startswith(b"%PDF-")


def _publish(page: Page, access: Access, folder: Path) -> str:
    decision = staff.publish_decision(page, access.case, papers.letter(folder))
    assert staff.first_retrieved(page, access.case, decision) == "–"
    return decision


def _download(page: Page, decision: str, folder: Path) -> None:
    link = page.locator("main a[href^='/decisions/']")
    page.goto("/")
    citizen.load_until(page, lambda: link.count() == 1)
    link.tap()
    expect(page.locator("main")).to_contain_text(decision)
    saved = citizen.downloaded(page, "main a[href$='/file']")
    assert saved == papers.letter(folder).read_bytes()


def _expect_discreet_mail(
    parts: Parts, product: Product, access: Access, decision: str
) -> None:
    text = whole_text(wait_for_mail(parts.mail, access.email, number=2))
    private = [*PRIVATE, access.case, access.portal_id, decision]
    assert product.url in text
    assert [word for word in private if word.casefold() in text.casefold()] == []
