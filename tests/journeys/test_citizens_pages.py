"""Every page of the citizens, in both directions of writing and both looks."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import citizen
from tests.journeys.accessibility import expect_for_everybody, switch_language
from tests.journeys.browsing import visiting
from tests.journeys.history import History
from tests.journeys.product import Product

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]
LOOKS = [("de", "light"), ("ar", "dark")]
ADDRESSES = {
    "home": "/",
    "empty upload": "/documents/upload/",
    "documents": "/documents/",
    "decisions": "/decisions/",
    "404": "/no-such-page/",
    "received": "/documents/{queued}/received/",
    "queued": "/documents/{queued}/",
    "accepted": "/documents/{accepted}/",
    "returned": "/documents/{returned}/",
    "replaced": "/documents/{replaced}/",
    "infected": "/documents/{infected}/",
    "unreadable": "/documents/{unreadable}/",
    "withdrawn": "/documents/{withdrawn}/",
    "send again": "/documents/upload/?replaces={returned}",
    "decision": "/decisions/{decision}/",
    "me": "/accounts/me/",
    "my language": "/accounts/me/language/",
    "my e-mail": "/accounts/me/email/",
    "my password": "/accounts/me/password/",
    "my consents": "/accounts/me/consents/",
    "my sign-ins": "/accounts/me/sign-ins/",
    "looks at my data": "/accounts/me/looks/",
    "terms": "/accounts/terms/",
}


@pytest.fixture(scope="module")
def pages(
    embedded: Product, browser: Browser, history: History
) -> Iterator[Callable[[str], Page]]:
    """Return a function that gives the citizen's telephone with one of the looks."""
    with visiting(browser) as visitors:
        phones = {
            look: visitors.phone(embedded, color_scheme=look) for _code, look in LOOKS
        }
        for phone in phones.values():
            citizen.sign_in(phone, history.access.portal_id)
        yield phones.__getitem__


@pytest.mark.parametrize(("language", "look"), LOOKS)
@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_is_for_everybody(
    pages: Callable[[str], Page],
    history: History,
    address: str,
    language: str,
    look: str,
) -> None:
    page = pages(look)

    page.goto(address.format(**history.references))
    switch_language(page, language)

    expect_for_everybody(page)
