"""Takes over offices, caseworkers, cases and members from tables; twice is as once."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from accounts import auditing, csv_tables, staff_tables
from accounts.actors import Machine
from accounts.bulk import Refused, Taken, rehearsed, take_each
from accounts.csv_tables import Row
from accounts.field_checks import wrong_fields
from accounts.models import Office, User
from accounts.reports import Outcome, Report
from accounts.staff_tables import parts
from documents import account_tables, case_tables

OFFICE_TEXTS = (
    *("code", "name", "street", "postal_code", "city"),
    *("phone", "opening_hours"),
)
OFFICE_COLUMNS = (*OFFICE_TEXTS, "places")
OFFICE_NEEDED = ("code", "name")


@dataclass(frozen=True)
class Tables:
    """Where the tables are; each of them may be left out."""

    offices: Path | None = None
    caseworkers: Path | None = None
    cases: Path | None = None
    members: Path | None = None


def import_all(
    tables: Tables, *, report: Report, by: User | Machine, at: datetime
) -> None:
    """Take over the tables, in the order in which one needs the other.

    Raises BadTable, OSError.
    """
    _check_tables(tables)
    with rehearsed(report):
        if tables.offices:
            _take_offices(tables.offices, report=report, by=by, at=at)
        if tables.caseworkers:
            staff_tables.enrol_all(tables.caseworkers, report=report, by=by, at=at)
        if tables.cases:
            case_tables.take_cases(tables.cases, report=report, by=by, at=at)
        if tables.members:
            account_tables.admit_all(tables.members, report=report, by=by, at=at)


def _check_tables(tables: Tables) -> None:
    """Take no row of the first table if the last one cannot be read."""
    for path, columns, needed in (
        (tables.offices, OFFICE_COLUMNS, OFFICE_NEEDED),
        (tables.caseworkers, staff_tables.COLUMNS, staff_tables.NEEDED),
        (tables.cases, case_tables.COLUMNS, case_tables.NEEDED),
        (tables.members, account_tables.COLUMNS, account_tables.NEEDED),
    ):
        if path:
            csv_tables.check(path, columns=columns, needed=needed)


def _take_offices(
    path: Path, *, report: Report, by: User | Machine, at: datetime
) -> None:
    """Add the offices; what was edited in the back office stays."""

    def take(row: Row) -> Taken:
        if Office.objects.filter(code=row["code"]).exists():
            return Outcome.THERE, row["code"]
        office = Office(**{name: row[name] for name in OFFICE_TEXTS})
        office.places = "\n".join(parts(row["places"]))
        if wrong := wrong_fields(office):
            raise Refused(wrong)
        with transaction.atomic():
            office.save()
            auditing.record("office.created", on=office, by=by, at=at)
        return Outcome.MADE, office.code

    rows = csv_tables.read(path, columns=OFFICE_COLUMNS, needed=OFFICE_NEEDED)
    take_each(rows, take, file=path.name, report=report)
