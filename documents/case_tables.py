"""Reads cases from a table: opens the new ones, brings the others up to date."""

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from accounts import auditing, csv_tables
from accounts.actors import Machine
from accounts.bulk import Refused, Taken, take_each
from accounts.csv_tables import Row
from accounts.models import Office, User
from accounts.portal_ids import normalise_portal_id
from accounts.reports import Outcome, Report
from documents import placing
from documents.models import Case
from documents.placing import NotIssued

COLUMNS = ("number", "office", "caseworker", "grant_start", "grant_end")
NEEDED = ("number", "office")


def take_cases(path: Path, *, report: Report, by: User | Machine, at: datetime) -> None:
    """Take over the cases of the table. Raises BadTable, OSError."""

    def take(row: Row) -> Taken:
        try:
            return _take(row, by=by, at=at)
        except NotIssued as error:
            raise Refused(str(error)) from error

    rows = csv_tables.read(path, columns=COLUMNS, needed=NEEDED)
    take_each(rows, take, file=path.name, report=report)


def _take(row: Row, *, by: User | Machine, at: datetime) -> Taken:
    number, period = placing.tidy_number(row["number"]), _period(row)
    office = Office.objects.filter(code=row["office"]).first()
    if not number or office is None:
        message = f"{row['office']!r} is no office." if number else "No case number."
        raise Refused(message)
    with transaction.atomic():
        there = Case.objects.filter(number=number).exists()
        if not there:
            placing.open_case(number, office, by=by, at=at)
        case = Case.objects.select_for_update(no_key=True).get(number=number)
        changed = _update(case, {"office": office, **period}, by=by, at=at)
        if row["caseworker"]:
            name = normalise_portal_id(row["caseworker"])
            changed |= placing.assign(case, name, by=by, at=at)
    if not there:
        return Outcome.MADE, number
    return (Outcome.CHANGED if changed else Outcome.THERE), number


def _period(row: Row) -> dict[str, object]:
    """Return the grant period; both dates, or none of them."""
    try:
        dates = {name: row[name] and _day(row[name]) for name in COLUMNS[3:]}
    except ValueError as error:
        message = f"{error}. Example: 2027-06-30"
        raise Refused(message) from error
    start, end = dates.values()
    if bool(start) != bool(end) or (start and end and end < start):
        message = "grant_start and grant_end come together, the earlier one first."
        raise Refused(message)
    return {name: day for name, day in dates.items() if day}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _update(
    case: Case, wanted: dict[str, object], *, by: User | Machine, at: datetime
) -> bool:
    """Set what differs and say whether anything did."""
    fields = [name for name, value in wanted.items() if getattr(case, name) != value]
    if not fields:
        return False
    if "office" in fields:
        # A caseworker works on the cases of their own offices.
        case.caseworker = None
        fields.append("caseworker")
    for name, value in wanted.items():
        setattr(case, name, value)
    case.save(update_fields=fields)
    auditing.record("case.changed", on=case, by=by, at=at, fields=fields)
    return True
