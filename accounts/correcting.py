"""Puts right what the file says of a person, at the counter and with papers in hand."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts import auditing
from accounts.models import BirthDateKnown, User

# What the service desk may put right; the date of birth has a way of its own.
CORRECTABLE = (
    "given_name",
    "family_name",
    "address_extra",
    "street",
    "postal_code",
    "city",
    "language",
)


class NotCorrectable(Exception):
    """The desk puts no such field right."""


@dataclass(frozen=True)
class Born:
    """What papers say of a date of birth; of a year alone, DATE is its first day."""

    date: date | None
    known: str = BirthDateKnown.DAY


def correct(
    user: User, changes: dict[str, str], *, by: User, at: datetime
) -> list[str]:
    """Write CHANGES, by field; return the names of those that differed, as recorded.

    Raises NotCorrectable.
    """
    if not set(changes) <= set(CORRECTABLE):
        raise NotCorrectable
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=user.pk)
        fields = sorted(n for n, value in changes.items() if getattr(row, n) != value)
        if fields:
            User.objects.filter(pk=row.pk).update(**{n: changes[n] for n in fields})
            auditing.record("person.corrected", on=row, by=by, at=at, fields=fields)
    return fields


def correct_birth_date(
    user: User, born: Born, *, identity_seen_on: date, by: User, at: datetime
) -> None:
    """Write the date of birth as the papers say it that were shown at the counter."""
    with transaction.atomic():
        changes = {"birth_date": born.date, "birth_date_known": born.known}
        User.objects.filter(pk=user.pk).update(**changes)
        auditing.record(
            "person.birth_date_overridden",
            on=user,
            by=by,
            at=at,
            known=str(born.known),
            identity_seen_on=identity_seen_on.isoformat(),
        )
