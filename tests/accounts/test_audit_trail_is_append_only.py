"""What stands in the audit trail stays as it is; the database itself says so."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from accounts import auditing
from accounts.models import AuditEvent
from tests.cast import NOON, Cast
from tests.flushing import append_only
from tests.nwportal.fresh import demo, value_of

CHANGES = {
    "update": "UPDATE accounts_auditevent SET event = 'x'",
    "delete": "DELETE FROM accounts_auditevent",
    "truncate": "TRUNCATE accounts_auditevent",
    "replace": "REPLACE INTO accounts_auditevent VALUES ('1', 'x')",
    "replace by rowid": (
        "INSERT OR REPLACE INTO accounts_auditevent (rowid, id, event) "
        "SELECT rowid, '2', 'x' FROM accounts_auditevent"
    ),
}
OF_POSTGRESQL = ("update", "delete", "truncate")
OF_SQLITE = ("update", "delete", "replace", "replace by rowid")
ROW = "INSERT INTO accounts_auditevent VALUES ('1', 'case.opened')"
ROWS = "SELECT event FROM accounts_auditevent"
RETENTION = "SET LOCAL nwportal.audit_retention = on"


@pytest.fixture
def event(cast: Cast) -> AuditEvent:
    auditing.record("case.opened", on=cast.case, by=cast.carla, at=NOON)
    return AuditEvent.objects.get()


@pytest.fixture
def sqlite() -> Iterator[sqlite3.Connection]:
    """Return a table as the embedded database has it, with one row."""
    own = sqlite3.connect(":memory:")
    own.execute("CREATE TABLE accounts_auditevent (id text PRIMARY KEY, event text)")
    for statement in append_only.SQLITE:
        own.execute(statement)
    own.execute(ROW)
    yield own
    own.close()


def execute(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        # What foreign keys still have to look at holds up a TRUNCATE.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("change", OF_POSTGRESQL)
def test_no_statement_changes_it(event: AuditEvent, change: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        execute(CHANGES[change])

    assert [one.event for one in AuditEvent.objects.all()] == [event.event]


def test_nor_does_the_code(event: AuditEvent) -> None:
    event.event = "x"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        event.save()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AuditEvent.objects.all().delete()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AuditEvent.objects.update(facts={})

    assert AuditEvent.objects.get().event == "case.opened"


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize("change", ["delete", "truncate"])
def test_rows_go_when_the_session_says_that_their_time_is_over(
    event: AuditEvent, change: str
) -> None:
    execute(RETENTION, CHANGES[change])

    assert not AuditEvent.objects.filter(pk=event.pk).exists()


@pytest.mark.needs("postgresql")
def test_but_none_is_changed_then_either(event: AuditEvent) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        execute(RETENTION, CHANGES["update"])

    assert AuditEvent.objects.get().event == event.event


@pytest.mark.parametrize("change", OF_SQLITE)
def test_the_embedded_database_keeps_it_as_well(
    sqlite: sqlite3.Connection, change: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sqlite.execute(CHANGES[change])

    assert sqlite.execute(ROWS).fetchall() == [("case.opened",)]


def test_where_rows_are_still_added(sqlite: sqlite3.Connection) -> None:
    sqlite.execute("INSERT INTO accounts_auditevent VALUES ('2', 'case.seen')")

    assert sqlite.execute(ROWS).fetchall() == [("case.opened",), ("case.seen",)]


def test_every_migration_of_the_embedded_database_leaves_it_so(tmp_path: Path) -> None:
    migrate = "from django.core.management import call_command as call\n"
    migrate += "call('migrate', 'accounts', verbosity=0)\n"
    migrate += "from django.db import connection\ncursor = connection.cursor()\n"
    migrate += "cursor.execute(\"SELECT name FROM sqlite_master WHERE type='trigger'\")"

    triggers = value_of("sorted(cursor.fetchall())", demo(tmp_path), migrate)

    assert triggers == [
        ["audit_trail_DELETE"],
        ["audit_trail_REPLACE"],
        ["audit_trail_UPDATE"],
    ]
