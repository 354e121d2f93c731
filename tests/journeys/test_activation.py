"""From the letter to an account of one's own: in steps, language and digits."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen
from tests.journeys.accessibility import expect_for_everybody
from tests.journeys.browsing import Visitors
from tests.journeys.mail import code_in, wait_for_mail
from tests.journeys.parts import Parts
from tests.journeys.product import Access, Product
from tests.journeys.wording import in_arabic_digits

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]
AGREED = "main .portal-badge--success"
SUCCESS = "main .kern-alert--success"


@pytest.mark.parametrize(
    ("language", "direction", "digits", "javascript"),
    [
        ("tr", "ltr", citizen.as_typed, True),
        ("ar", "rtl", in_arabic_digits, True),
        ("fa", "rtl", in_arabic_digits, False),
    ],
)
def test_a_letter_becomes_an_account(  # noqa: PLR0913, PLR0917 - fixtures
    real: Product,
    parts: Parts,
    visitors: Visitors,
    language: str,
    direction: str,
    digits: Callable[[str], str],
    javascript: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    access = real.issue_account(language=language)
    phone = visitors.phone(real, "de", java_script_enabled=javascript)
    look_at = expect_for_everybody if javascript else _nothing
    _scan_the_letter(phone, access, language, direction)
    look_at(phone)
    _show_the_letter(phone, access, digits)
    look_at(phone)
    _choose(phone, access.email)
    look_at(phone)
    _confirm(phone, digits(code_in(wait_for_mail(parts.mail, access.email))))
    _give_and_take_back(phone, look_at)


def _nothing(page: Page) -> None:
    """Axe needs JavaScript; without it the page only has to work."""
    assert page.url


def _scan_the_letter(page: Page, access: Access, language: str, to: str) -> None:
    page.goto(f"/accounts/activate/?id={access.portal_id}&lang={language}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("dir", to)
    expect(page.locator("[name=portal_id]")).to_have_value(access.portal_id)


def _show_the_letter(page: Page, access: Access, digits: Callable[[str], str]) -> None:
    page.fill("[name=portal_id]", digits(access.portal_id))
    page.fill("[name=pin]", access.pin)
    for part, value in zip(("day", "month", "year"), access.birth_date, strict=True):
        page.fill(f"[name=birth_date_{part}]", digits(value))
    page.tap(citizen.SUBMIT)
    expect(page.locator("[name=new_password1]")).to_be_visible()


def _choose(page: Page, address: str) -> None:
    page.fill("[name=new_password1]", citizen.PASSWORD)
    page.fill("[name=new_password2]", citizen.PASSWORD)
    page.fill("[name=email]", address)
    page.tap(citizen.SUBMIT)
    expect(page.locator(SUCCESS)).to_be_visible()
    expect(page.locator("[name=agree]")).not_to_be_checked()


def _confirm(page: Page, code: str) -> None:
    page.fill("[name=code]", code)
    page.tap(citizen.SUBMIT)
    expect(page).to_have_url("/accounts/protect/")


def _give_and_take_back(page: Page, look_at: Callable[[Page], None]) -> None:
    """Agree to mail by one tap, and no longer by another."""
    page.goto("/accounts/me/consents/")
    expect(page.locator(AGREED)).to_have_count(0)
    page.tap("form[action$='/give/'] button")
    expect(page.locator(AGREED)).to_have_count(1)
    look_at(page)
    page.tap("form[action$='/revoke/'] button")
    expect(page.locator(AGREED)).to_have_count(0)
    expect(page.locator(SUCCESS)).to_be_visible()
