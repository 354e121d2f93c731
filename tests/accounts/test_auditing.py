"""The trail names who acted, a person or a machine, and keeps no content."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError

from accounts import auditing
from accounts.actors import PIPELINE, command_line
from accounts.models import AuditEvent, Office
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db


def test_a_person_acts(cast: Cast) -> None:
    auditing.record("case.seen", on=cast.case, by=cast.carla, at=NOON, pages=3)

    event = AuditEvent.objects.get(event="case.seen")
    assert (event.actor, event.machine, event.at) == (cast.carla, "", NOON)
    assert (event.object_label, event.object_id) == (
        "documents.Case",
        str(cast.case.pk),
    )
    assert event.facts == {"pages": 3}


def test_a_machine_acts(cast: Cast) -> None:
    auditing.record("case.seen", on=cast.case, by=PIPELINE, at=NOON)

    event = AuditEvent.objects.get(event="case.seen")
    assert (event.actor, event.machine) == (None, "pipeline")


def test_a_command_acts_for_the_account_that_runs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LOGNAME", "operator")

    assert command_line().name == "command:operator"


@pytest.mark.parametrize(
    ("person", "machine"), [(False, ""), (True, "pipeline")], ids=["nobody", "both"]
)
def test_exactly_one_of_them_acts(cast: Cast, *, person: bool, machine: str) -> None:
    actor: dict[str, Any] = {"actor": cast.carla if person else None}

    with pytest.raises(IntegrityError, match="audit_names_person_or_machine"):
        AuditEvent.objects.create(
            at=NOON, event="x", machine=machine, object_id="1", **actor
        )


def test_whoever_is_named_in_it_cannot_vanish(cast: Cast) -> None:
    auditing.record("case.seen", on=cast.case, by=cast.dora, at=NOON)

    with pytest.raises(ProtectedError):
        cast.dora.delete()


def test_a_row_outlives_its_object(cast: Cast) -> None:
    office = Office.objects.create(code="closed", name="Standort Zu")
    gone = str(office.pk)
    auditing.record("office.seen", on=office, by=cast.carla, at=NOON)

    office.delete()

    assert AuditEvent.objects.get(event="office.seen").object_id == gone


def test_what_happens_to_a_person_concerns_them(cast: Cast) -> None:
    auditing.record("account.seen", on=cast.amina, by=cast.selma, at=NOON)
    auditing.record("case.seen", on=cast.case, by=cast.selma, at=NOON)
    auditing.record(
        "file.seen", on=cast.case, by=cast.selma, at=NOON, subject=cast.bernd
    )

    concerned = dict(AuditEvent.objects.values_list("event", "subject"))
    assert concerned == {
        "account.seen": cast.amina.pk,
        "case.seen": None,
        "file.seen": cast.bernd.pk,
    }
