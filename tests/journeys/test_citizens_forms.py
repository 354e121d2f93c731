"""The citizens' pages before the sign-in, and those that refuse something."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, papers
from tests.journeys.accessibility import expect_for_everybody, switch_language
from tests.journeys.browsing import Visitors
from tests.journeys.product import Product

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]
LOOKS = [("de", "dark"), ("ar", "light")]
ERRORS = "[data-error-summary]"


def see_login(page: Page) -> None:
    expect(page.locator("[name=portal_id]")).to_be_visible()


def see_activation(page: Page) -> None:
    page.goto("/accounts/activate/")


def miss_the_password(page: Page) -> None:
    page.fill("[name=portal_id]", "1000000001")
    page.fill("[name=password]", "something else")
    page.tap(citizen.SUBMIT)
    expect(page.locator(ERRORS)).to_be_focused()


def activate_with_nothing(page: Page) -> None:
    page.goto("/accounts/activate/")
    page.tap(citizen.SUBMIT)
    expect(page.locator(ERRORS)).to_be_focused()


def activate_with_a_wrong_pin(page: Page) -> None:
    page.goto("/accounts/activate/")
    page.fill("[name=portal_id]", "1000000006")
    page.fill("[name=pin]", "AAAA-AAAA-AAAA")
    for part, value in zip(("day", "month", "year"), ("5", "9", "1969"), strict=True):
        page.fill(f"[name=birth_date_{part}]", value)
    page.tap(citizen.SUBMIT)
    expect(page.locator(ERRORS)).to_be_focused()


def come_without_cookies(page: Page) -> None:
    page.context.clear_cookies(name="csrftoken")
    page.tap(citizen.SUBMIT)
    expect(page.locator("main a.kern-btn")).to_be_visible()


@pytest.mark.parametrize(("language", "look"), LOOKS)
@pytest.mark.parametrize(
    "act",
    [
        see_login,
        see_activation,
        miss_the_password,
        activate_with_nothing,
        activate_with_a_wrong_pin,
        come_without_cookies,
    ],
)
def test_a_page_before_the_sign_in_is_for_everybody(
    embedded: Product,
    visitors: Visitors,
    act: Callable[[Page], None],
    language: str,
    look: str,
) -> None:
    page = visitors.phone(embedded, language, color_scheme=look)
    page.goto("/")

    act(page)

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect_for_everybody(page)


def send_nothing(page: Page, folder: Path) -> None:
    del folder
    page.tap(citizen.SUBMIT)
    expect(page.locator(ERRORS)).to_be_focused()


def send_text(page: Page, folder: Path) -> None:
    page.locator(".portal-more summary").tap()
    page.check("[name=document_type][value=id_document]")
    page.set_input_files("#id_files", papers.text(folder))
    page.tap(citizen.SUBMIT)
    expect(page.locator(ERRORS)).to_be_focused()


def send_too_much(page: Page, folder: Path) -> None:
    page.set_input_files("#id_files", papers.heavy(folder))
    page.tap(citizen.SUBMIT)
    expect(page.locator("main a.kern-btn")).to_be_visible()


@pytest.mark.parametrize(("language", "look"), LOOKS)
@pytest.mark.parametrize("act", [send_nothing, send_text, send_too_much])
def test_a_refused_upload_is_for_everybody(  # noqa: PLR0913, PLR0917 - fixtures
    embedded: Product,
    visitors: Visitors,
    tmp_path: Path,
    act: Callable[[Page, Path], None],
    language: str,
    look: str,
) -> None:
    page = visitors.phone(embedded, color_scheme=look)
    # Who is given no passkey by another test.
    citizen.sign_in(page, "1000000005", embedded.password)
    switch_language(page, language)
    page.goto("/documents/upload/")

    act(page, tmp_path)

    expect_for_everybody(page)
