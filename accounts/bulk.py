"""Takes the rows of a table one by one: each of them whole, or refused."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from accounts.csv_tables import Row
from accounts.reports import Line, Outcome, Report

# What became of a row, and whose or which it is.
Taken = tuple[Outcome, str]


class Refused(Exception):
    """This row is not taken; the message says why."""


def take_each(
    rows: Iterable[Row], take: Callable[[Row], Taken], *, file: str, report: Report
) -> None:
    """Let TAKE have each row and report what became of it."""
    for row in rows:
        try:
            if row.problem:
                raise Refused(row.problem)  # noqa: TRY301 - as if TAKE had said it
            outcome, subject = take(row)
        except Refused as error:
            reason = str(error)
            report.add(Line(file, row.line, Outcome.REFUSED, reason=reason))
        else:
            report.add(Line(file, row.line, outcome, subject))


@contextmanager
def rehearsed(report: Report) -> Iterator[None]:
    """In a dry run give everything back at the end, so that every rule is asked."""
    if not report.dry_run:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
