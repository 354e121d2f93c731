"""Writes the audit trail out, row by row, for an auditor's own tools."""

import csv
import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from accounts import auditing
from accounts.actors import Machine
from accounts.csv_tables import safe_cell
from accounts.models import AuditEvent, User
from accounts.models.audit_event import AuditEventQuerySet

COLUMNS = (
    "at",
    "event",
    "actor",
    "role",
    "machine",
    "object_label",
    "object_id",
    "subject",
    "facts",
)
CHUNK = 2_000
WHOLE = uuid.UUID(int=0)


class Span(NamedTuple):
    """The days of an export, both inclusive; open where none is given."""

    since: date | None = None
    until: date | None = None


def export(span: Span, *, by: User | Machine, at: datetime) -> AuditEventQuerySet:
    """Return the events of SPAN until now, oldest first, and record that BY asked."""
    days = {name: day and day.isoformat() for name, day in span._asdict().items()}
    # Of the trail as a whole: an id that no row has.
    auditing.record("audit.exported", on=AuditEvent(pk=WHOLE), by=by, at=at, **days)
    events = AuditEvent.objects.between(*span).filter(at__lt=at)
    return events.select_related("actor", "subject").order_by("at", "pk")


def as_csv(events: AuditEventQuerySet) -> Iterator[str]:
    """Write a heading and a line for each event (RFC 4180), bounded in memory."""
    line = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield line.writerow(COLUMNS)
    for event in events.iterator(chunk_size=CHUNK):
        facts = json.dumps(event.facts, sort_keys=True)
        yield line.writerow([safe_cell(str(cell)) for cell in (*_known(event), facts)])


def as_json(events: AuditEventQuerySet) -> Iterator[str]:
    """Write one JSON object in a line for each event."""
    for event in events.iterator(chunk_size=CHUNK):
        known = dict(zip(COLUMNS, [*_known(event), event.facts], strict=True))
        yield json.dumps(known) + "\n"


def _known(event: AuditEvent) -> list[str]:
    """Return all but the facts; people by user name or portal ID, never by name."""
    return [
        event.at.isoformat(),
        event.event,
        event.actor.username if event.actor else "",
        event.role,
        event.machine,
        event.object_label,
        event.object_id,
        event.subject.username if event.subject else "",
    ]


class _Echo:
    """What csv writes to: it gives the line back."""

    def write(self, line: str) -> str:
        return line
