"""Who looks at people's data, looks for a purpose."""

import pytest

from accounts import auditing
from accounts.actors import PIPELINE
from accounts.models import AuditEvent
from accounts.purposes import USUAL, Purpose
from accounts.roles import Act, Role, can
from tests.cast import NOON, Cast

LOOKING = [Act.SEE_CASES, Act.PRINT_LETTERS, Act.MANAGE_STAFF]
LOOKERS = [role for role in Role if any(can(role, act) for act in LOOKING)]


@pytest.mark.parametrize("role", LOOKERS)
def test_every_role_that_looks_has_its_usual_purpose(role: Role) -> None:
    assert USUAL[role] in Purpose


def test_one_that_was_asked_for_takes_its_place(cast: Cast) -> None:
    auditing.record_look(
        "person.seen",
        on=cast.amina,
        subjects=[cast.amina],
        by=cast.selma,
        at=NOON,
        purpose=Purpose.COMPLAINT,
    )

    assert AuditEvent.objects.get().facts["purpose"] == "complaint"


def test_each_person_concerned_has_a_line_of_their_own(cast: Cast) -> None:
    both = [cast.amina, cast.bernd]
    auditing.record_look(
        "case.seen", on=cast.case, subjects=both, by=cast.dora, at=NOON
    )

    lines = AuditEvent.objects.looks()
    assert {line.subject for line in lines} == set(both)


def test_a_machine_and_a_citizen_do_not_look(cast: Cast) -> None:
    assert auditing.look_by(PIPELINE) == auditing.look_by(cast.amina) == {}
