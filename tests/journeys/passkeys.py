"""A telephone with a fingerprint reader that always says yes."""

from playwright.sync_api import Page, expect

START = "[data-passkey-start]"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_fingerprint_reader(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def set_up(page: Page) -> None:
    """Set up a passkey from the page that offers it."""
    page.goto("/accounts/protect/")
    page.tap("main a[href$='/accounts/protect/passkey/']")
    page.tap(START)
    expect(page.locator("main .kern-alert--success")).to_be_visible()


def sign_in(page: Page) -> None:
    """Sign in with the passkey alone."""
    page.goto("/accounts/login/")
    page.tap(START)
    expect(page.locator(".portal-navigation")).to_be_visible()
