"""The first interview: somebody without a case number leaves with an account."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import citizen, staff
from tests.journeys.accessibility import findings, sticking_out
from tests.journeys.browsing import Visitors, visiting
from tests.journeys.product import Product

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]
DESK = "demo.service"
WIDTH = 1280
PERSON = {
    "given_name": "Nadja",
    "family_name": "Szablon",
    "street": "Am Beispiel 1",
    "postal_code": "64646",
    "city": "Heppenheim",
}
BORN = {"day": "3", "month": "9", "year": "1987"}
LISTS = ["people/", "people/new/", "letters/", "letters/?printed", "requests/"]


@pytest.fixture(scope="module")
def desk(embedded: Product, browser: Browser) -> Iterator[Page]:
    """Return the screen of the service desk."""
    with visiting(browser) as visitors:
        page = visitors.desk(embedded)
        staff.sign_in(page, embedded, DESK)
        yield page


def expect_for_everybody(page: Page) -> None:
    assert findings(page) == []
    assert sticking_out(page, WIDTH) == []


def take_in(page: Page, family_name: str) -> str:
    """Issue an account without a case number; return the portal ID."""
    page.goto("/admin/desk/people/new/")
    for name, value in {**PERSON, "family_name": family_name}.items():
        page.fill(f"[name={name}]", value)
    for part, value in BORN.items():
        page.fill(f"[name=birth_date_{part}]", value)
    page.select_option("select[name=language]", "uk")
    page.click(".desk-form [type=submit]")
    staff.expect_success(page)
    return page.locator(".review__facts dd bdi").first.inner_text()


def see_identity(page: Page) -> None:
    page.check("[name=identity_seen]")


def print_letter(page: Page) -> bytes:
    see_identity(page)
    with page.expect_download() as download:
        page.click("form[action$='/letter/'] button >> nth=0")
    return Path(download.value.path()).read_bytes()


def test_the_first_interview(embedded: Product, visitors: Visitors, desk: Page) -> None:
    portal_id = take_in(desk, "Szablon")
    expect_for_everybody(desk)

    letter = print_letter(desk)
    desk.click("a[href$='/activate/']")
    see_identity(desk)
    expect_for_everybody(desk)
    for name in ("new_password1", "new_password2"):
        desk.fill(f"[name={name}]", citizen.PASSWORD)
    desk.click(".desk-form [type=submit]")
    staff.expect_success(desk)

    assert letter.startswith(b"%PDF-")
    phone = visitors.phone(embedded, "uk")
    citizen.sign_in(phone, portal_id)
    expect(phone.locator("main")).to_contain_text("Szablon")


def test_as_the_person_sees_it(desk: Page) -> None:
    take_in(desk, "Vzorec")
    desk.click("a[href$='/as-person/']")
    expect_for_everybody(desk)

    desk.check("[name=purpose][value='help with the portal']")
    desk.click(".desk-form [type=submit]")

    expect(desk.locator(".review__line--warning")).to_contain_text("Vzorec")
    expect_for_everybody(desk)


@pytest.mark.parametrize("page", LISTS)
def test_a_list_is_for_everybody(desk: Page, page: str) -> None:
    desk.goto(f"/admin/desk/{page}")

    expect_for_everybody(desk)


@pytest.mark.parametrize("act", ["data/", "birth-date/", "mandate/"])
def test_a_form_with_a_mistake_is_for_everybody(desk: Page, act: str) -> None:
    take_in(desk, f"Primer{len(act)}")
    desk.goto(f"{desk.url}{act}")
    for field in ("family_name", "given_name"):
        if desk.locator(f"[name={field}]").count():
            desk.fill(f"[name={field}]", "")

    desk.click(".desk-form [type=submit]")

    expect(desk.locator(".portal-error-summary")).to_be_visible()
    expect_for_everybody(desk)
