"""What the other journeys take for granted would be noticed if it went wrong."""

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.accessibility import NARROW, findings, sticking_out
from tests.journeys.browsing import Visitors
from tests.journeys.product import Product

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]
INLINE_STYLE = "document.body.setAttribute('style', 'color: red')"
INLINE_SCRIPT = "document.body.setAttribute('onclick', '1'); document.body.click()"
OTHER_HOST = "document.body.append(Object.assign(new Image(), {src: '//a.example/b'}))"
MISSING_FILE = "document.body.append(Object.assign(new Image(), {src: '/static/a'}))"
LOUD = "console.error('it went wrong')"
THROWING = "setTimeout(() => { throw new Error('it went wrong'); })"
SILENT_PICTURE = "document.body.append(document.createElement('img'))"
NUMBER = "{className: 'portal-number', textContent: '1'.repeat(99)}"
WIDE = f"document.body.append(Object.assign(document.createElement('p'), {NUMBER}))"


@pytest.fixture
def login(embedded: Product, visitors: Visitors) -> Page:
    page = visitors.phone(embedded)
    page.goto("/")
    return page


@pytest.mark.parametrize(
    "mishap",
    [INLINE_STYLE, INLINE_SCRIPT, OTHER_HOST, MISSING_FILE, LOUD, THROWING],
)
def test_a_mishap_in_the_page_is_noticed(
    embedded: Product, browser: Browser, mishap: str
) -> None:
    visitors = Visitors(browser)
    page = visitors.phone(embedded)
    page.goto("/")

    assert visitors.troubles == []
    page.evaluate(mishap)
    page.wait_for_timeout(300)
    visitors.leave()

    assert visitors.troubles != []


def test_a_picture_without_words_is_a_finding(login: Page) -> None:
    assert findings(login) == []

    login.evaluate(SILENT_PICTURE)

    assert any("image-alt" in finding for finding in findings(login))


def test_what_is_too_wide_is_named(login: Page) -> None:
    assert sticking_out(login, *NARROW) == []

    login.evaluate(WIDE)

    assert any("<p" in one for one in sticking_out(login, *NARROW))
