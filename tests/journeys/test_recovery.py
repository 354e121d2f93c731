"""Forgotten everything: a letter asked for online opens the access again."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys import citizen
from tests.journeys.accessibility import expect_for_everybody
from tests.journeys.browsing import Visitors
from tests.journeys.product import FAMILY_NAME, Access, Product

pytestmark = [
    pytest.mark.xdist_group("real"),
    pytest.mark.needs("postgresql", "redis", "clamd", "chromium"),
]
STREET, POSTAL_CODE = "Am Fürstenlager 7", "64625"
CASE = "61402//00990001"
NEW_PASSWORD = "ein anderer Satz am Küchentisch"
PIN = re.compile(
    r"\b(?:[34679ACDEFGHJKMNPQRTWXY]{4}-){2}[34679ACDEFGHJKMNPQRTWXY]{4}\b"
)
# The sweep comes every fifteen seconds.
ROUNDS = 60


def test_a_letter_asked_for_online_brings_the_access_back(
    real: Product, visitors: Visitors, tmp_path: Path
) -> None:
    access = _issued_with_address(real)
    old, new = visitors.phone(real), visitors.phone(real)
    citizen.activate(old, access)

    nobody = _ask(new, name="Niemand Nirgends")
    assert _ask(new, name=f"{FAMILY_NAME}, DEFNE") == nobody
    pin = _printed_pin(real, new, tmp_path)
    # Until the new PIN is used, what worked goes on working.
    old.goto("/documents/")
    expect(old.locator("main h1")).to_be_visible()

    _set_new_password(new, replace(access, pin=pin))

    old.goto("/documents/")
    expect(old.locator("[name=password]")).to_be_visible()
    citizen.sign_in(old, access.portal_id, NEW_PASSWORD)
    old.goto("/accounts/me/sign-ins/")
    expect_for_everybody(old)


def _issued_with_address(real: Product) -> Access:
    printed = real.manage(
        *("issue_account", "--json", "--case", CASE, "--office", "bergstrasse"),
        *("--given-name", "Defne", "--family-name", FAMILY_NAME),
        *("--birth-date", "1987-09-03", "--language", "de"),
        *("--street", STREET, "--postal-code", POSTAL_CODE, "--city", "Bensheim"),
    )
    issued = json.loads(printed)
    born = ("3", "9", "1987")
    return Access(issued["portal_id"], issued["pin"], issued["case"], born, "")


def _ask(page: Page, *, name: str) -> str:
    """Ask for a letter; return what the page answers."""
    page.goto("/accounts/login/")
    page.tap("main a[href='/accounts/letter/']")
    expect(page.locator("[name=street]")).to_be_visible()
    expect_for_everybody(page)
    page.fill("[name=name]", name)
    for part, value in (("day", "3"), ("month", "9"), ("year", "1987")):
        page.fill(f"[name=birth_date_{part}]", value)
    page.fill("[name=street]", "am fuerstenlager 7")
    page.fill("[name=postal_code]", POSTAL_CODE)
    page.check("[name=lost_second_factor]")
    page.tap(citizen.SUBMIT)
    expect(page).to_have_url(re.compile("/accounts/letter/asked/$"))
    expect_for_everybody(page)
    return page.locator("main").inner_text()


def _printed_pin(real: Product, page: Page, folder: Path) -> str:
    """Print letters until there is one; return the PIN in it."""
    for _ in range(ROUNDS):
        run = json.loads(real.manage("print_letters", "--json", "--out", str(folder)))
        if run["printed"]:
            break
        page.wait_for_timeout(500)
    assert run["printed"] == 1
    text = "".join(page.extract_text() for page in PdfReader(run["file"]).pages)
    (pin,) = {str(found) for found in PIN.findall(text)}
    return pin


def _set_new_password(page: Page, access: Access) -> None:
    citizen.show_letter(page, access)
    page.fill("[name=new_password1]", NEW_PASSWORD)
    page.fill("[name=new_password2]", NEW_PASSWORD)
    page.tap(citizen.SUBMIT)
    expect(page.locator("[name=new_password1]")).to_have_count(0)
    page.goto("/")
    expect(page.locator("main")).to_contain_text(access.case)
