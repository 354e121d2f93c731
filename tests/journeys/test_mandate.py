"""A custodian acts for somebody, who sees it as theirs and ends it with one click."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import citizen, papers, staff
from tests.journeys.accessibility import expect_for_everybody
from tests.journeys.browsing import Visitors
from tests.journeys.product import Access, Product
from tests.journeys.wording import said

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]
AGENT = "Betreuerin"
BANNER = "#acting"
FOR_WHOM = "section[aria-labelledby=for-whom] [name=mandate]"
REVOKE = "section[aria-labelledby=given] form button"


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_a_custodian_acts_until_the_person_ends_it(
    real: Product,
    visitors: Visitors,
    tmp_path: Path,
    language: str,
    direction: str,
) -> None:
    person = real.issue_account(language=language)
    staff.assign(visitors, real, person.case)
    agent = _agent_of(real, person, language)
    theirs, own = visitors.phone(real, language), visitors.phone(real, language)
    citizen.activate(own, person)

    _sign_in_first_time(theirs, agent)
    _choose(theirs, person)
    expect(theirs.locator("html")).to_have_attribute("dir", direction)
    reference = citizen.send(theirs, papers.photo(tmp_path))
    _look_around(theirs, reference)

    _sees_who_did_it(own, reference)
    _ends_it(own)

    _is_out(theirs, reference, language)


def _agent_of(real: Product, person: Access, language: str) -> Access:
    born = ("31", "1", "1970")
    printed = real.manage(
        *("issue_agent", "--json", "--family-name", AGENT),
        *("--birth-date", "1970-01-31", "--language", language),
    )
    issued = json.loads(printed)
    agent = Access(issued["portal_id"], issued["pin"], "", born, "")
    real.manage(
        *("grant_mandate", "--principal", person.portal_id),
        *("--agent", agent.portal_id, "--kind", "custodian"),
        *("--see", "--upload", "--decisions", "--until", "2099-12-31"),
    )
    return agent


def _sign_in_first_time(page: Page, agent: Access) -> None:
    citizen.activate(page, agent)
    expect(page.locator(FOR_WHOM)).to_have_count(1)
    # Who has no case has nothing of their own here.
    expect(page.locator("main a[href='/documents/upload/']")).to_have_count(0)
    expect_for_everybody(page)


def _choose(page: Page, person: Access) -> None:
    page.goto("/")
    page.tap(FOR_WHOM)
    expect(page.locator(BANNER)).to_be_visible()
    expect(page.locator("main")).to_contain_text(person.case)
    expect_for_everybody(page)


def _look_around(page: Page, reference: str) -> None:
    for path in ("/documents/", f"/documents/{reference}/", "/accounts/mandates/"):
        page.goto(path)
        expect(page.locator(BANNER)).to_be_visible()
        expect_for_everybody(page)


def _sees_who_did_it(page: Page, reference: str) -> None:
    page.goto(f"/documents/{reference}/")
    expect(page.locator("main .portal-facts")).to_contain_text(AGENT)
    expect(page.locator(BANNER)).to_have_count(0)
    expect_for_everybody(page)
    page.goto("/accounts/mandates/")
    expect(page.locator("section[aria-labelledby=deeds]")).to_contain_text(AGENT)
    expect_for_everybody(page)


def _ends_it(page: Page) -> None:
    page.tap(REVOKE)
    expect(page.locator("main .kern-alert--success")).to_contain_text(AGENT)
    expect(page.locator(REVOKE)).to_have_count(0)


def _is_out(page: Page, reference: str, language: str) -> None:
    page.goto(f"/documents/{reference}/")
    expect(page).to_have_url("/")
    over = said(
        "You can no longer act for this person. Nothing was sent or changed. "
        "You are on your own page now.",
        language,
    )
    expect(page.locator("main .kern-alert--warning")).to_have_text(over)
    expect(page.locator(BANNER)).to_have_count(0)
    answer = page.goto(f"/documents/{reference}/")
    assert answer
    assert answer.status == 404
