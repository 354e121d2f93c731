"""The steps of caseworker and administrator in the back office."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import Visitors
from tests.journeys.product import Product
from tests.samples import BLUE

CASEWORKER = "demo.bergstrasse1"
CASEWORKERS_NAME = "Erika Muster"
ADMINISTRATOR = "demo.admin"
INBOX = "/admin/documents/document/"
PDF_VIEWER = "chrome-extension://"
NEVER = "–"


def sign_in(page: Page, product: Product, name: str = CASEWORKER) -> None:
    page.goto("/admin/")
    page.fill("[name=portal_id]", name)
    page.fill("[name=password]", product.password)
    page.click("main form [type=submit]")
    expect(page.locator("#logout-form")).to_be_attached()


def assign(visitors: Visitors, product: Product, case: str) -> None:
    """Give a case to the caseworker, as the administrator does."""
    page = visitors.desk(product)
    sign_in(page, product, ADMINISTRATOR)
    page.goto("/admin/documents/case/")
    page.get_by_role("link", name=case).click()
    page.select_option("[name=caseworker]", label=CASEWORKERS_NAME)
    page.click("[name=_save]")
    expect_success(page)


def look_up(page: Page, reference: str) -> None:
    """Open a document out of one's inbox."""
    page.goto(INBOX)
    page.get_by_role("link", name=reference).click()
    expect(page.locator(".breadcrumbs")).to_contain_text(reference)


def open_document(page: Page, reference: str) -> None:
    """Open a document out of one's inbox; its PDF is really drawn."""
    with page.expect_response(lambda response: response.url.endswith("/file")) as file:
        look_up(page, reference)
    assert file.value.status == 200
    assert file.value.header_value("Content-Type") == "application/pdf"
    expect_picture_in_viewer(page)


def expect_picture_in_viewer(page: Page) -> None:
    """Expect the browser's PDF viewer with the blue of the sample picture in it."""
    for _ in range(80):
        if _blue_share(page.locator("iframe").screenshot()) > 0.05:
            break
        page.wait_for_timeout(250)
    else:
        raise AssertionError([frame.url for frame in page.frames])
    assert any(frame.url.startswith(PDF_VIEWER) for frame in page.frames)


def _blue_share(screenshot: bytes) -> float:
    with Image.open(io.BytesIO(screenshot)) as image:
        small = image.convert("RGB").resize((100, 100))
    pixels = [small.getpixel((x, y)) for x in range(100) for y in range(100)]
    return sum(_is_blue(pixel) for pixel in pixels) / len(pixels)


def _is_blue(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 30 for a, b in zip(pixel, BLUE, strict=True))


def expect_facts(page: Page, *, pages: int, note: str) -> None:
    facts = page.locator(".review__facts dd")
    expect(facts.filter(has_text=note)).to_be_visible()
    assert facts.all_inner_texts().count(str(pages)) == 1


def expect_success(page: Page) -> None:
    expect(page.locator(".messagelist .success")).to_be_visible()


def accept(page: Page) -> None:
    _verdict(page, "accept")


def return_to_citizen(page: Page, *, reason: str, note: str) -> None:
    page.select_option("[name=return-reason]", reason)
    page.fill("[name=return-note]", note)
    _verdict(page, "return")


def undo(page: Page) -> None:
    _verdict(page, "undo")


def _verdict(page: Page, name: str) -> None:
    page.click(f"form[action$='/{name}/'] button")
    expect_success(page)


def open_case(page: Page, case: str) -> None:
    page.goto("/admin/documents/case/")
    page.get_by_role("link", name=case).click()
    expect(page.locator("a[href*='/decision/add/']")).to_be_visible()


def publish_decision(page: Page, case: str, pdf: Path) -> str:
    """Add a decision to the case and publish it; return its number."""
    open_case(page, case)
    page.click("a[href*='/decision/add/']")
    page.select_option("[name=decision_type]", "grant")
    page.set_input_files("[name=file]", pdf)
    page.click("[name=_publish]")
    expect_success(page)
    return page.locator(".breadcrumbs").inner_text().split()[-1]


def first_retrieved(page: Page, case: str, decision: str) -> str:
    """Return what the case says of a decision's first retrieval."""
    open_case(page, case)
    link = page.get_by_role("link", name=decision)
    return page.locator("tr", has=link).locator("td").last.inner_text()


def failed_attempts(page: Page, case: str) -> Locator:
    """Return the lines of the case's failed attempts: the only ones with no link."""
    open_case(page, case)
    rows = page.locator("section.module tbody tr")
    return rows.filter(has_not=page.locator("a"))
