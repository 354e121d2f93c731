"""manage.py export_audit"""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts import auditing
from accounts.models import AuditEvent
from tests.cast import NOON, Cast

WRONG_COMMAND_LINE = 2
BEFORE = NOON - timedelta(days=5)


def exported(*words: str) -> str:
    out = StringIO()
    call_command("export_audit", *words, stdout=out)
    return out.getvalue()


def test_writes_csv_unless_asked_for_json(cast: Cast) -> None:
    auditing.record("case.seen", on=cast.case, by=cast.carla, at=BEFORE)
    days = ("--since=2026-11-18", "--until=2026-11-18")

    table, lines = exported(*days), exported(*days, "--json")

    assert table.splitlines()[0].startswith('"at","event"')
    assert '"case.seen"' in table.splitlines()[1]
    assert [json.loads(line)["event"] for line in lines.splitlines()] == ["case.seen"]


def test_is_recorded_as_the_machines(cast: Cast) -> None:
    del cast
    exported()

    event = AuditEvent.objects.get(event="audit.exported")
    assert event.machine.startswith("command:")


@pytest.mark.django_db
def test_refuses_days_the_wrong_way_round() -> None:
    with pytest.raises(CommandError) as refused:
        exported("--since=2026-12-01", "--until=2026-11-01")

    assert refused.value.returncode == WRONG_COMMAND_LINE
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_refuses_what_is_no_day() -> None:
    with pytest.raises(CommandError, match="yesterday"):
        exported("--since=yesterday")

    assert not AuditEvent.objects.exists()
