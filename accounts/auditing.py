"""Writes the audit trail; called inside the transaction of what it records."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from accounts.actors import Machine
from accounts.models import AuditEvent, User
from accounts.purposes import USUAL
from accounts.roles import Role


def record(
    event: str,
    *,
    on: models.Model,
    by: User | Machine,
    at: datetime,
    subject: User | None = None,
    **facts: object,
) -> None:
    """Record EVENT; FACTS hold ids, codes and numbers, never names or content.

    SUBJECT is the person whose data it was; of an event on a person, that person.
    """
    if subject is None and isinstance(on, User):
        subject = on
    AuditEvent.objects.create(
        at=at,
        event=event,
        actor=by if isinstance(by, User) else None,
        role=by.role if isinstance(by, User) else "",
        machine=by.name if isinstance(by, Machine) else "",
        object_label=on._meta.label,
        object_id=on.pk,
        subject=subject,
        facts=facts,
    )


def record_look(
    event: str,
    *,
    on: models.Model,
    subjects: Iterable[User],
    by: User,
    at: datetime,
    **facts: object,
) -> None:
    """Record that a member of staff looked at data of SUBJECTS.

    Each of them may see it: when, in which function, from which office, what for
    (Art. 15 GDPR); so function and offices are kept as they were then. The purpose
    is the usual one of the role, unless FACTS name what was said when asked.
    """
    look = {**look_by(by), **facts}
    concerned: list[User | None] = [*subjects]
    for subject in concerned or [None]:
        record(event, on=on, by=by, at=at, subject=subject, **look)


def look_by(by: User | Machine) -> dict[str, object]:
    """Return what makes an event a look, where a member of staff did it."""
    if isinstance(by, Machine) or not by.is_staff:
        return {}
    offices = list(by.offices.values_list("code", flat=True))
    return {"offices": offices, "purpose": USUAL[Role(by.role)]}
