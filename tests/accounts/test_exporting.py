"""The audit trail taken out: whole, in order, harmless, and recorded."""

import csv
import json
from datetime import date, timedelta
from typing import Any

from accounts import auditing, exporting
from accounts.actors import PIPELINE
from accounts.exporting import COLUMNS, Span
from accounts.models import AuditEvent
from tests.cast import NOON, Cast

LATER = NOON + timedelta(hours=1)


def exported(cast: Cast, *days: date | None) -> Any:
    return exporting.export(Span(*days), by=cast.audrey, at=LATER)


def parsed(cast: Cast) -> list[list[str]]:
    text = "".join(exporting.as_csv(exported(cast)))
    return list(csv.reader(text.splitlines(), strict=True))


def test_csv_has_a_line_for_each_event_oldest_first(cast: Cast) -> None:
    record(cast, "second", hours=0)
    record(cast, "first", hours=-1)

    head, *lines = parsed(cast)

    assert tuple(head) == COLUMNS
    assert [line[1] for line in lines] == ["first", "second"]
    assert dict(zip(COLUMNS, lines[1], strict=True)) == {
        "at": "2026-11-23T12:00:00+00:00",
        "event": "second",
        "actor": "carla",
        "role": "caseworker",
        "machine": "",
        "object_label": "documents.Case",
        "object_id": str(cast.case.pk),
        "subject": cast.amina.username,
        "facts": '{"pages": 3}',
    }


def record(cast: Cast, event: str, *, hours: int) -> None:
    at = NOON + timedelta(hours=hours)
    subject = cast.amina
    auditing.record(event, on=cast.case, by=cast.carla, at=at, subject=subject, pages=3)


def test_a_hostile_event_is_only_a_word(cast: Cast) -> None:
    auditing.record('=1+1"\n,', on=cast.case, by=PIPELINE, at=NOON)

    (line,) = list(exporting.as_csv(exported(cast)))[1:]

    assert '"\'=1+1""\n,"' in line
    assert line.endswith("\r\n")


def test_json_is_one_object_in_a_line(cast: Cast) -> None:
    record(cast, "case.seen", hours=0)

    (line,) = exporting.as_json(exported(cast))

    known = json.loads(line)
    assert set(known) == set(COLUMNS)
    assert (known["event"], known["facts"]) == ("case.seen", {"pages": 3})


def test_days_are_whole_ones_here(cast: Cast) -> None:
    """23:30 in UTC is the next day in Berlin."""
    record(cast, "today", hours=0)
    record(cast, "tomorrow", hours=-13)

    day = date(2026, 11, 23)
    until_then = [e.event for e in exported(cast, None, day - timedelta(days=1))]
    on_it = [event.event for event in exported(cast, day, day)]

    assert (until_then, on_it) == ([], ["tomorrow", "today"])


def test_that_it_was_taken_is_recorded(cast: Cast) -> None:
    exported(cast, date(2026, 11, 1), None)

    event = AuditEvent.objects.get(event="audit.exported")
    assert (event.actor, event.object_label) == (cast.audrey, "accounts.AuditEvent")
    assert event.facts == {"since": "2026-11-01", "until": None}


def test_names_nobody_by_name(cast: Cast) -> None:
    record(cast, "case.seen", hours=0)

    text = "".join(exporting.as_csv(exported(cast)))

    assert cast.amina.family_name not in text
