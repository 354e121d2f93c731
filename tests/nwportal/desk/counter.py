"""The service desk in the tests: its addresses, and what it types there."""

from collections.abc import Callable

from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEvent, User

SignIn = Callable[[object], Client]
DESK = "/admin/desk/"
TODAY = timezone.localdate().isoformat()
IDENTITY = {"identity_seen": "on", "identity_seen_on": TODAY}
NONE_SUCH = "b741211f-ee97-435b-9c94-c6222a5a8fa6"


def of(person: User, act: str = "") -> str:
    return f"{DESK}people/{person.pk}/{act}"


def words(response: object) -> str:
    """Return the messages of a page that was come to by a redirect."""
    context = response.context  # type: ignore[attr-defined]
    return " ".join(str(message) for message in context["messages"])


def cost(client: Client, url: str) -> int:
    """Return how many queries a page takes, once the session is at home."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


def events(on: Model) -> list[str]:
    """Return what was recorded on an object, oldest first."""
    rows = AuditEvent.objects.filter(object_id=on.pk).order_by("at", "event")
    return list(rows.values_list("event", flat=True))
