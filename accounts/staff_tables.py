"""Reads members of staff from a table and makes their accounts."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from accounts import csv_tables, enrolling
from accounts.actors import Machine
from accounts.bulk import Refused, Taken, take_each
from accounts.csv_tables import Row
from accounts.enrolling import EnrolledAlready, NotEnrolled, Staff
from accounts.models import User
from accounts.reports import Outcome, Report
from accounts.roles import Role

COLUMNS = (
    *("user_name", "role", "given_name", "family_name"),
    *("offices", "email", "language"),
)
NEEDED = ("user_name", "family_name")
# Between several offices or places in one cell.
BAR = "|"


def enrol_all(path: Path, *, report: Report, by: User | Machine, at: datetime) -> None:
    """Make an account for each row, and owe its letter. Raises BadTable, OSError."""

    def take(row: Row) -> Taken:
        try:
            user = enrolling.enrol_by_letter(_staff(row), by=by, at=at)
        except EnrolledAlready as error:
            return Outcome.THERE, str(error)
        except NotEnrolled as error:
            raise Refused(str(error)) from error
        return Outcome.MADE, user.username

    rows = csv_tables.read(path, columns=COLUMNS, needed=NEEDED)
    take_each(rows, take, file=path.name, report=report)


def parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(BAR) if part.strip())


def _staff(row: Row) -> Staff:
    return Staff(
        user_name=row["user_name"],
        role=row["role"].lower() or Role.CASEWORKER,
        given_name=row["given_name"],
        family_name=row["family_name"],
        offices=parts(row["offices"]),
        email=row["email"],
        language=row["language"] or settings.LANGUAGE_CODE,
    )
