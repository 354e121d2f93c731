"""Pages that everybody can use: axe has no findings, nothing scrolls sideways."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

AXE = Axe()
# It would load the style sheets once more, past the policy of the page.
OPTIONS = {"preload": False, "resultTypes": ["violations"]}
# The telephones of the tests, and the narrowest screen that pages have to fit.
NARROW = (360, 320)
WIDTH = "document.scrollingElement.scrollWidth"
# What sticks out, or has words in it that do, to name it in the failure.
TOO_WIDE = """(width) => [...document.querySelectorAll("body *")]
  .filter((one) => one.scrollWidth > Math.max(one.clientWidth, width)
    || one.getBoundingClientRect().right > width + 1
    || one.getBoundingClientRect().left < -1)
  .map((one) => one.outerHTML.slice(0, 120))"""


def findings(page: Page) -> list[str]:
    """Return what axe has to say of the page as it is shown now."""
    violations = AXE.run(page, options=OPTIONS).response["violations"]
    return [
        f"{violation['id']}: {node['html']} ({node['failureSummary']})"
        for violation in violations
        for node in violation["nodes"]
    ]


def sticking_out(page: Page, *widths: int) -> list[str]:
    """Return on which of these screens the page scrolls sideways, and why."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        if (needed := page.evaluate(WIDTH)) > width:
            found += [f"{needed} on {width}", *page.evaluate(TOO_WIDE, width)]
    return found


def expect_for_everybody(page: Page) -> None:
    """Expect a citizen's page without a finding, on every telephone."""
    assert findings(page) == []
    assert sticking_out(page, *NARROW) == []


def switch_language(page: Page, language: str) -> None:
    """Choose the language on the page, if it is not shown in it already."""
    if page.locator("html").get_attribute("lang") == language:
        return
    if page.locator(".portal-language:not([open])").count():
        page.locator(".portal-language summary").click()
    page.locator(f".portal-language [value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)
