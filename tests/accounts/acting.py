"""What the tests of acting for somebody share."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from accounts.models import AuditEvent, Mandate, User
from tests.cast import NOON

URL = "/accounts/acting/"


def mandate(agent: User, principal: User, **fields: Any) -> Mandate:
    """Return a mandate that allows AGENT everything, unless FIELDS say less."""
    return Mandate.objects.create(
        **{
            "agent": agent,
            "principal": principal,
            "kind": Mandate.Kind.CUSTODIAN,
            "may_see": True,
            "may_upload": True,
            "may_read_decisions": True,
            "granted_at": NOON,
            "granted_by": "test",
            **fields,
        }
    )


def act_for(browser: Client, mandate: Mandate | None) -> HttpResponse:
    """Choose on the home page for whom to act; None for oneself."""
    chosen = str(mandate.pk) if mandate else ""
    return browser.post(URL, {"mandate": chosen})  # type: ignore[return-value]


def person_on(browser: Client) -> object:
    """Return for whom the home page of this browser is."""
    return browser.get("/", follow=True).context["acting"].person


def opened(browser: Client, url: str) -> int:
    """Download a file; return the status of the answer."""
    response = browser.get(url)
    # Read to its end, so that the file behind it is closed.
    response.getvalue()
    return int(response.status_code)


def events(event: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event=event))
