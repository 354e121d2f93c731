"""A citizen whose documents have come to every end there is."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys import citizen, papers, staff
from tests.journeys.browsing import Visitors
from tests.journeys.product import Access, Product
from tests.journeys.wording import QUEUED


@dataclass(frozen=True)
class History:
    """The person, and the number of one document for each state."""

    access: Access
    references: dict[str, str]


def make_history(product: Product, visitors: Visitors, folder: Path) -> History:
    """Let a new citizen and their caseworker do everything once."""
    access = product.issue_account(language="de")
    staff.assign(visitors, product, access.case)
    phone, desk = visitors.phone(product), visitors.desk(product)
    citizen.activate(phone, access)
    staff.sign_in(desk, product)
    references = {
        **_send_all(phone, folder),
        "decision": staff.publish_decision(desk, access.case, papers.letter(folder)),
    }
    _decide(desk, references)
    references["queued"] = _replace(phone, references["replaced"], folder)
    _withdraw(phone, references["withdrawn"])
    return History(access, references)


def _send_all(page: Page, folder: Path) -> dict[str, str]:
    files = {
        "accepted": papers.photo(folder),
        "returned": papers.photo(folder),
        "replaced": papers.photo(folder),
        "withdrawn": papers.photo(folder),
        "infected": papers.infected_paper(folder),
        "unreadable": papers.locked_paper(folder),
    }
    references = {
        state: citizen.send(page, file, note="Bitte prüfen")
        for state, file in files.items()
    }
    page.goto("/documents/")
    waiting = page.locator("main [data-refresh-url]")
    citizen.load_until(page, lambda: waiting.count() == 0)
    return references


def _decide(page: Page, references: dict[str, str]) -> None:
    staff.look_up(page, references["accepted"])
    staff.accept(page)
    for state in ("returned", "replaced"):
        staff.look_up(page, references[state])
        staff.return_to_citizen(page, reason="cut_off", note="Unten fehlt etwas.")


def _replace(page: Page, reference: str, folder: Path) -> str:
    path = f"/documents/upload/?replaces={reference}"
    latest = citizen.send(page, papers.photo(folder), path=path)
    citizen.expect_status_after_reload(page, QUEUED, "de")
    return latest


def _withdraw(page: Page, reference: str) -> None:
    page.goto(f"/documents/{reference}/")
    page.tap("form[action$='/withdraw/'] button")
    expect(page.locator("main .kern-alert--success")).to_be_visible()
