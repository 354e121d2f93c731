"""Decisions in every state, for the tests of this app."""

from io import BytesIO
from typing import Any

from accounts.models import AuditEvent, User
from decisions import publishing
from decisions.lifecycle import Status
from decisions.models import Decision, DecisionType
from decisions.publishing import Letter
from tests import samples
from tests.cast import NOON, Cast, decision

PAPER = samples.pdf(1)
UNPUBLISHED = [status for status in Status if status is not Status.PUBLISHED]
INFECTED = samples.pdf_with_attachment(samples.eicar())


def letter(cast: Cast, content: bytes = PAPER, **changes: Any) -> Letter:
    """Return a letter to Amina as Carla enters it."""
    entered = {
        "case": cast.case,
        "addressee": cast.amina,
        "decision_type": DecisionType.objects.get(code="grant"),
        "dated": NOON.date(),
        "file": BytesIO(content),
    }
    return Letter(**{**entered, **changes})


def drafted(cast: Cast, content: bytes = PAPER) -> Decision:
    return publishing.add(letter(cast, content), by=cast.carla, at=NOON)


def released(cast: Cast, content: bytes = PAPER) -> Decision:
    draft = drafted(cast, content)
    publishing.release(draft, by=cast.carla, at=NOON)
    return draft


def in_status(to: User, status: Status, **fields: Any) -> Decision:
    """Return a decision to TO that stands in STATUS."""
    facts: dict[str, Any] = {"status": status}
    if status is not Status.PUBLISHED:
        facts["published_at"] = None
    if status is Status.DRAFT:
        facts["released_by"] = None
    return decision(to, **{**facts, **fields})


def events(on: Decision) -> list[tuple[str, str]]:
    """Return what was recorded on a decision, oldest first, as (event, who)."""
    trail = AuditEvent.objects.filter(object_id=on.pk).select_related("actor")
    ordered = trail.order_by("at", "event")
    return [(e.event, e.actor.username if e.actor else e.machine) for e in ordered]
