"""The pages of the back office at the size of a desk, in both directions of writing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import staff
from tests.journeys.accessibility import findings, sticking_out, switch_language
from tests.journeys.browsing import Visitors, visiting
from tests.journeys.history import History
from tests.journeys.product import Product

pytestmark = [pytest.mark.xdist_group("embedded"), pytest.mark.needs("chromium")]
LOOKS = [("de", "light"), ("ar", "dark")]
WIDTH = 1280
# An address, and the link on its page that leads on.
CASEWORKERS_PAGES = {
    "index": ("/admin/", ""),
    "inbox": ("/admin/documents/document/", ""),
    "empty inbox": ("/admin/documents/document/?status=held", ""),
    "review": ("/admin/documents/document/", "{queued}"),
    "review of a verdict": ("/admin/documents/document/?status=returned", "{returned}"),
    "cases": ("/admin/documents/case/", ""),
    "case": ("/admin/documents/case/", "{case}"),
    "decisions": ("/admin/decisions/decision/", ""),
    "new decision": ("/admin/decisions/decision/add/", ""),
    "letter": ("/admin/decisions/decision/", "{decision}"),
    "403": ("/admin/accounts/user/", ""),
    "404": ("/admin/no-such-page/", ""),
}
ADMINISTRATORS_PAGES = {
    "index": ("/admin/", ""),
    "case": ("/admin/documents/case/", "{case}"),
    "people": ("/admin/accounts/user/", ""),
    "new person": ("/admin/accounts/user/add/", ""),
    "events": ("/admin/accounts/auditevent/", ""),
    "document types": ("/admin/documents/documenttype/", ""),
    "reason": ("/admin/documents/returnreason/add/", ""),
}


@pytest.fixture(scope="module")
def screens(embedded: Product, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that gives a person's screen with one of the looks."""
    with visiting(browser) as visitors:
        signed_in: dict[tuple[str, str], Page] = {}
        for person in (staff.CASEWORKER, staff.ADMINISTRATOR):
            for _code, look in LOOKS:
                page = visitors.desk(embedded, color_scheme=look)
                staff.sign_in(page, embedded, person)
                signed_in[person, look] = page
        yield lambda person, look: signed_in[person, look]


@pytest.mark.parametrize(("language", "look"), LOOKS)
@pytest.mark.parametrize(
    ("person", "address", "link"),
    [
        pytest.param(person, *way, id=f"{person} {name}")
        for person, ways in (
            (staff.CASEWORKER, CASEWORKERS_PAGES),
            (staff.ADMINISTRATOR, ADMINISTRATORS_PAGES),
        )
        for name, way in ways.items()
    ],
)
def test_a_page_is_for_everybody(  # noqa: PLR0913, PLR0917 - the truth table
    screens: Callable[..., Page],
    history: History,
    person: str,
    address: str,
    link: str,
    language: str,
    look: str,
) -> None:
    page = screens(person, look)

    page.goto(address)
    switch_language(page, language)
    if link:
        name = link.format(case=history.access.case, **history.references)
        page.get_by_role("link", name=name).click()
        page.wait_for_load_state()

    assert findings(page) == []
    assert sticking_out(page, WIDTH) == []


@pytest.mark.parametrize(("language", "look"), LOOKS)
def test_the_sign_in_is_for_everybody(
    embedded: Product, visitors: Visitors, language: str, look: str
) -> None:
    page = visitors.desk(embedded, color_scheme=look)

    page.goto("/admin/")
    switch_language(page, language)

    assert findings(page) == []
    assert sticking_out(page, WIDTH) == []
