"""Before a session ends there is a warning; afterwards the page shows nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys import citizen
from tests.journeys.accessibility import findings
from tests.journeys.browsing import Visitors
from tests.journeys.product import Product

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]
AYSE = "1000000001"
SESSION = "**/accounts/session/"
WARNING = "dialog.portal-session[open]"


@pytest.fixture
def later(embedded: Product, visitors: Visitors) -> Callable[[int], Page]:
    """Return a function: the page as it is when so many seconds are left.

    Only the browser's clock is put forward; the server goes on as it was.
    """
    phone = visitors.phone(embedded)
    phone.clock.install()
    citizen.sign_in(phone, AYSE, embedded.password)

    def put_forward(seconds: int) -> Page:
        def answer(route: Route) -> None:
            if route.request.method == "POST":
                route.continue_()
            else:
                route.fulfill(json={"seconds": seconds, "extendable": True})

        phone.route(SESSION, answer)
        phone.clock.fast_forward(30 * 60 * 1000 - seconds * 1000)
        return phone

    return put_forward


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_the_warning_is_answered_by_keyboard(
    later: Callable[[int], Page], key: str
) -> None:
    page = later(100)
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(f"{WARNING} [data-session-extend]")).to_be_focused()
    assert findings(page) == []

    with page.expect_response(SESSION) as response:
        page.keyboard.press(key)

    assert response.value.json()["seconds"] > 29 * 60
    expect(page.locator(WARNING)).to_have_count(0)


def test_earlier_there_is_no_warning(later: Callable[[int], Page]) -> None:
    page = later(300)

    expect(page.locator(WARNING)).to_have_count(0)


def test_after_the_end_the_page_shows_nothing_any_more(
    later: Callable[[int], Page],
) -> None:
    page = later(0)
    page.context.clear_cookies(name="sessionid")

    page.clock.run_for(3000)

    expect(page.locator("[name=portal_id]")).to_be_visible()


def test_back_after_signing_out_shows_nothing(
    embedded: Product, visitors: Visitors
) -> None:
    phone = visitors.phone(embedded)
    citizen.sign_in(phone, AYSE, embedded.password)
    phone.goto("/documents/")
    citizen.sign_out(phone)

    phone.go_back()

    expect(phone.locator("[name=portal_id]")).to_be_visible()


def test_without_javascript_the_page_says_when_it_ends(
    embedded: Product, visitors: Visitors
) -> None:
    phone = visitors.phone(embedded, java_script_enabled=False)

    citizen.sign_in(phone, AYSE, embedded.password)

    ends = phone.locator("meta[http-equiv=refresh]").get_attribute("content") or ""
    assert 29 * 60 < int(ends.partition(";")[0]) <= 30 * 60 + 1
    expect(phone.locator("noscript p")).to_be_visible()
