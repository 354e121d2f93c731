"""Browsers of the two kinds of people, and what goes wrong in them unseen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.journeys.product import Product

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
# Some policies are broken without a word in the console.
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
# What the browser says of a page that was refused on purpose.
REFUSED = "Failed to load resource: the server responded with a status of 4"
# A busy machine is slow, and a test that waits too long costs nothing while it works.
PATIENCE = 30_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the browser of this machine, which speaks to nobody by itself."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@dataclass
class Visitors:
    """The browsers of one test, each with cookies of its own."""

    browser: Browser
    troubles: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def phone(self, product: Product, language: str = "de", **options: Any) -> Page:
        """Return a citizen's telephone."""
        return self._page(product, locale=language, **{**PHONE, **options})

    def desk(self, product: Product, **options: Any) -> Page:
        """Return a caseworker's screen."""
        return self._page(product, locale="de", **{**DESK, **options})

    def leave(self) -> None:
        """Close all of them."""
        for context in self._contexts:
            context.close()

    def _page(self, product: Product, **options: Any) -> Page:
        context = self.browser.new_context(base_url=product.url, **options)
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TELL_VIOLATIONS)
        _Watch(product.url, self.troubles).over(context)
        return context.new_page()


@contextmanager
def visiting(browser: Browser) -> Iterator[Visitors]:
    """Give browsers; afterwards none of them has anything to complain about."""
    visitors = Visitors(browser)
    yield visitors
    visitors.leave()
    assert visitors.troubles == []


@dataclass
class _Watch:
    own: str
    troubles: list[str]
    visited: set[str] = field(default_factory=set)

    def over(self, context: BrowserContext) -> None:
        context.on("request", self.on_request)
        context.on("response", self.on_response)
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.troubles.append(str(error.error)))

    def on_request(self, request: Request) -> None:
        if request.resource_type == "document":
            self.visited.add(request.url)
        if request.url.startswith("http") and not request.url.startswith(self.own):
            self.troubles.append(f"request to {request.url}")

    def on_response(self, response: Response) -> None:
        if response.status >= 500:
            self.troubles.append(f"{response.status} {response.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        place = str(message.location.get("url"))
        if message.type not in {"error", "warning"}:
            return
        if message.text.startswith(REFUSED) and place in self.visited:
            return
        self.troubles.append(f"{message.type}: {message.text} ({place})")
