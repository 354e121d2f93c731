"""Signing in with the fingerprint, and what else protects an access."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, passkeys
from tests.journeys.accessibility import expect_for_everybody, switch_language
from tests.journeys.browsing import Visitors
from tests.journeys.product import Product

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]
# People of the demo, one for each test that changes how they sign in.
IRINA, SAMIR, OKSANA, NAMUNA = "1000000003", "1000000002", "1000000004", "1000000005"


def telephone(
    visitors: Visitors, product: Product, portal_id: str, language: str = "de"
) -> Page:
    """Return a person's telephone, on which they have signed in by password."""
    phone = visitors.phone(product, language)
    passkeys.give_fingerprint_reader(phone)
    citizen.sign_in(phone, portal_id, product.password)
    switch_language(phone, language)
    return phone


@pytest.mark.parametrize(
    ("language", "portal_id"), [("de", IRINA), ("ar", SAMIR)], ids=["de", "ar"]
)
def test_a_fingerprint_is_set_up_and_signs_in_alone(
    embedded: Product, visitors: Visitors, language: str, portal_id: str
) -> None:
    phone = telephone(visitors, embedded, portal_id, language)

    passkeys.set_up(phone)
    citizen.sign_out(phone)
    passkeys.sign_in(phone)

    expect(phone.locator("html")).to_have_attribute("lang", language)
    expect(phone.locator("h1")).to_be_visible()


def test_after_the_password_it_is_asked_for(
    embedded: Product, visitors: Visitors
) -> None:
    phone = telephone(visitors, embedded, OKSANA)
    passkeys.set_up(phone)
    citizen.sign_out(phone)

    phone.fill("[name=portal_id]", OKSANA)
    phone.fill("[name=password]", embedded.password)
    phone.tap(citizen.SUBMIT)
    expect(phone.locator("[name=portal_id]")).to_have_count(0)
    expect_for_everybody(phone)
    phone.goto("/documents/")
    phone.tap(passkeys.START)

    expect(phone.locator(".portal-navigation")).to_be_visible()


def test_who_says_no_to_the_device_is_told_what_else_there_is(
    embedded: Product, visitors: Visitors
) -> None:
    phone = visitors.phone(embedded)
    passkeys.give_fingerprint_reader(phone)

    phone.goto("/accounts/login/")
    phone.tap(passkeys.START)

    expect(phone.locator("[data-passkey-trouble]")).to_be_focused()
    expect_for_everybody(phone)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_pages_are_for_everybody(
    embedded: Product, visitors: Visitors, language: str
) -> None:
    phone = telephone(visitors, embedded, NAMUNA, language)

    for page in ("", "passkey/", "app/"):
        phone.goto(f"/accounts/protect/{page}")
        expect_for_everybody(phone)
    phone.goto("/accounts/confirm/")
    expect_for_everybody(phone)


def test_without_javascript_no_fingerprint_is_offered(
    embedded: Product, visitors: Visitors
) -> None:
    phone = visitors.phone(embedded, java_script_enabled=False)

    phone.goto("/accounts/login/")

    expect(phone.locator(passkeys.START)).to_be_hidden()
    expect(phone.locator(citizen.SUBMIT)).to_be_visible()


def test_a_password_can_be_shown_and_hidden_again(
    embedded: Product, visitors: Visitors
) -> None:
    phone = visitors.phone(embedded)
    phone.goto("/accounts/login/")
    phone.fill("[name=password]", "ein Satz")
    button = phone.locator(".portal-show-password")

    button.press("Enter")
    expect(phone.locator("[name=password]")).to_have_attribute("type", "text")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect_for_everybody(phone)
    button.press("Enter")

    expect(phone.locator("[name=password]")).to_have_attribute("type", "password")
    expect(phone.locator("[name=password]")).to_have_value("ein Satz")
