"""Reads people and their cases from a table and lets them have accounts."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from accounts import csv_tables
from accounts.actors import Machine
from accounts.bulk import Refused, Taken, take_each
from accounts.csv_tables import Row
from accounts.issuing import Person
from accounts.known_dates import NotADate, known_date
from accounts.models import User
from accounts.portal_ids import normalise_portal_id
from accounts.reports import Outcome, Report
from documents import opening
from documents.opening import AlreadyThere, NotIssued, Placing

TEXTS = (
    *("given_name", "family_name", "email", "customer_number"),
    *("address_extra", "street", "postal_code", "city"),
)
COLUMNS = ("case", "office", "caseworker", "birth_date", "language", *TEXTS)
NEEDED = ("case", "family_name", "birth_date")


def admit_all(path: Path, *, report: Report, by: User | Machine, at: datetime) -> None:
    """Let each person of the table have an account. Raises BadTable, OSError."""

    def take(row: Row) -> Taken:
        person, where = _person(row), _placing(row)
        try:
            admitted = opening.admit(person, where, by=by, at=at, anew=False)
        except AlreadyThere as error:
            return Outcome.THERE, error.user.username
        except NotIssued as error:
            raise Refused(str(error)) from error
        outcome = Outcome.MADE if admitted.is_new else Outcome.CHANGED
        return outcome, admitted.user.username

    rows = csv_tables.read(path, columns=COLUMNS, needed=NEEDED)
    take_each(rows, take, file=path.name, report=report)


def _person(row: Row) -> Person:
    try:
        birth_date, birth_date_known = known_date(row["birth_date"])
    except NotADate as error:
        raise Refused(str(error)) from error
    return Person(
        birth_date=birth_date,
        birth_date_known=birth_date_known,
        language=row["language"].lower() or settings.LANGUAGE_CODE,
        **{name: row[name] for name in TEXTS},
    )


def _placing(row: Row) -> Placing:
    caseworker = normalise_portal_id(row["caseworker"])
    return Placing(row["case"], row["office"], caseworker)
