"""The lifecycle of a document: what leads where, and who acts next. Pure tables."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    RECEIVED = "received", _("Received – technical check")
    CLEAN = "clean", _("Scanned – technical check")
    NORMALISED = "normalised", _("Readable – technical check")
    QUEUED = "queued", _("Open")
    ACCEPTED = "accepted", _("Checked")
    RETURNED = "returned", _("Returned")
    INFECTED = "infected", _("Failed attempt: security check")
    UNREADABLE = "unreadable", _("Failed attempt: unreadable")
    WITHDRAWN = "withdrawn", _("Taken back")


class Owner(StrEnum):
    """Who acts next."""

    SYSTEM = "system"
    CASEWORKER = "caseworker"
    CITIZEN = "citizen"
    NOBODY = "nobody"


NEXT: dict[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.CLEAN, Status.INFECTED}),
    Status.CLEAN: frozenset({Status.NORMALISED, Status.UNREADABLE}),
    Status.NORMALISED: frozenset({Status.QUEUED}),
    Status.QUEUED: frozenset(
        {Status.ACCEPTED, Status.RETURNED, Status.WITHDRAWN, Status.INFECTED}
    ),
    Status.ACCEPTED: frozenset({Status.QUEUED, Status.INFECTED}),
    Status.RETURNED: frozenset({Status.QUEUED}),
    Status.INFECTED: frozenset({Status.RECEIVED}),
    Status.UNREADABLE: frozenset(),
    Status.WITHDRAWN: frozenset(),
}

OWNER: dict[Status, Owner] = {
    Status.RECEIVED: Owner.SYSTEM,
    Status.CLEAN: Owner.SYSTEM,
    Status.NORMALISED: Owner.SYSTEM,
    Status.QUEUED: Owner.CASEWORKER,
    Status.ACCEPTED: Owner.NOBODY,
    Status.RETURNED: Owner.CITIZEN,
    Status.INFECTED: Owner.CITIZEN,
    Status.UNREADABLE: Owner.CITIZEN,
    Status.WITHDRAWN: Owner.NOBODY,
}

# The statuses in which the normalised PDF exists and may be shown.
SHOWABLE = frozenset(
    {Status.NORMALISED, Status.QUEUED, Status.ACCEPTED, Status.RETURNED}
)
DECIDED = frozenset({Status.ACCEPTED, Status.RETURNED})
FAILED = frozenset({Status.INFECTED, Status.UNREADABLE})
# The citizen sends another document in the place of these.
REPLACEABLE = FAILED | {Status.RETURNED}


def picture() -> str:
    """Return the lifecycle as a Mermaid state diagram, as the README shows it."""
    lines = ["stateDiagram-v2", "    [*] --> RECEIVED"]
    for status in Status:
        lines += [
            f"    {status.name} --> {after.name}"
            for after in Status
            if after in NEXT[status]
        ]
        if OWNER[status] is Owner.NOBODY or not NEXT[status]:
            lines.append(f"    {status.name} --> [*]")
    lines += [
        f"    {status.name}: {status.name}<br>{OWNER[status]}" for status in Status
    ]
    return "\n".join(lines)
