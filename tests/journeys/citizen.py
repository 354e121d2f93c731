"""The citizen's steps on a telephone; elements are found by name, id and address."""

from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.mail import code_in, wait_for_mail
from tests.journeys.product import Access
from tests.journeys.wording import said

PASSWORD = "kein Satz aus einem Buch"
SUBMIT = "main form [type=submit]"
SIGN_OUT = ".portal-navigation form[action$='/accounts/logout/'] button"
BADGE = "section[aria-labelledby=state] .portal-badge"
# Longer than the first back-off after a fault and the sweep that follows it.
PATIENCE = 60_000


def as_typed(text: str) -> str:
    return text


def show_letter(
    page: Page, access: Access, digits: Callable[[str], str] = as_typed
) -> None:
    """Go through the first step; DIGITS writes numbers in another script."""
    page.goto("/accounts/activate/")
    page.fill("[name=portal_id]", digits(access.portal_id))
    page.fill("[name=pin]", access.pin)
    for part, value in zip(("day", "month", "year"), access.birth_date, strict=True):
        page.fill(f"[name=birth_date_{part}]", digits(value))
    page.tap(SUBMIT)
    expect(page.locator("[name=new_password1]")).to_be_visible()


def activate(
    page: Page, access: Access, digits: Callable[[str], str] = as_typed
) -> None:
    """Set up the access with the letter, without e-mail and second factor."""
    show_letter(page, access, digits)
    page.fill("[name=new_password1]", PASSWORD)
    page.fill("[name=new_password2]", PASSWORD)
    if page.locator("[name=email]").count():
        page.fill("[name=email]", "")
    page.tap(SUBMIT)
    expect(page.locator("main .kern-alert--success")).to_be_visible()
    page.goto("/")
    expect(page.locator("main")).to_contain_text(access.case)


def agree_to_mail(page: Page, address: str, folder: Path) -> None:
    """Add an e-mail address, confirm it by the code in its mail, and agree."""
    page.goto("/accounts/me/email/")
    page.fill("[name=email]", address)
    page.tap(SUBMIT)
    page.fill("[name=code]", code_in(wait_for_mail(folder, address)))
    page.check("[name=agree]")
    page.tap(SUBMIT)
    expect(page.locator("main .kern-alert--success")).to_be_visible()


def sign_in(page: Page, portal_id: str, password: str = PASSWORD) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=portal_id]", portal_id)
    page.fill("[name=password]", password)
    page.tap(SUBMIT)
    expect(page.locator(SIGN_OUT)).to_be_visible()


def sign_out(page: Page) -> None:
    page.tap(SIGN_OUT)
    expect(page.locator("[name=portal_id]")).to_be_visible()


def send(
    page: Page, *files: Path, photo: Path | None = None, note: str = "", path: str = ""
) -> str:
    """Send files, and a picture just taken, from the form at PATH; return the number.

    A form that knows already what it is for is left as it is.
    """
    page.goto(path or "/documents/upload/")
    if not page.locator("[name=document_type]:checked").count():
        page.check("[name=document_type][value=pay_slips]")
    if photo:
        page.set_input_files("#id_camera", photo)
    page.set_input_files("#id_files", files)
    if not page.input_value("[name=title]"):
        page.fill("[name=title]", "Lohnabrechnung August")
    page.fill("[name=note]", note)
    page.tap(SUBMIT)
    expect(page.locator(".portal-panel")).to_be_visible()
    return page.locator(".portal-panel .portal-number").inner_text()


def expect_status(page: Page, status: str, language: str) -> None:
    expect(page.locator(BADGE)).to_have_text(said(status, language), timeout=PATIENCE)


def expect_status_by_itself(page: Page, status: str, language: str) -> None:
    """Wait until the open page, never loaded again, shows this status."""
    page.evaluate("() => { window.neverLoadedAgain = true; }")
    expect_status(page, status, language)
    assert page.evaluate("() => window.neverLoadedAgain")


def expect_status_after_reload(page: Page, status: str, language: str) -> None:
    """Load the page until it says that the document has this status."""
    wanted = said(status, language)
    load_until(page, lambda: page.locator(BADGE).inner_text() == wanted)


def load_until(page: Page, reached: Callable[[], bool], rounds: int = 60) -> None:
    """Load the page again and again until REACHED."""
    for _ in range(rounds):
        page.reload()
        if reached():
            return
        page.wait_for_timeout(500)
    assert reached(), page.content()


def expect_list(page: Page, references: Sequence[str]) -> None:
    """Expect exactly these documents in the list, the latest first."""
    page.goto("/documents/")
    expect(page.locator("main .portal-row .portal-number")).to_have_text(references)


def downloaded(page: Page, link: str) -> bytes:
    """Tap LINK and return what the telephone saves."""
    with page.expect_download() as download:
        page.tap(link)
    assert download.value.suggested_filename.endswith(".pdf")
    return Path(download.value.path()).read_bytes()
