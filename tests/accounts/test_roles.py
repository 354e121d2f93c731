"""Who may do what: the whole table, written out a second time."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from accounts.roles import MAY, Act, Role, can, check

# Rows are acts; an x for each role, in the order of ROLES.
TABLE = {
    Act.SEND_EVIDENCE: "x--------",
    Act.SEE_CASES: "-xxxx---x",
    Act.READ_EVIDENCE: "-xxx-----",
    Act.READ_FINANCES: "-x-x-----",
    Act.REVIEW_EVIDENCE: "-x-x-----",
    Act.ISSUE_DECISIONS: "-x-x-----",
    Act.ASSIGN_CASES: "---x----x",
    Act.ISSUE_ACCESS: "----x----",
    Act.PRINT_LETTERS: "----xx---",
    Act.VIEW_AS_PERSON: "----x----",
    Act.RUN_PIPELINE: "--------x",
    Act.EDIT_CATALOGUES: "--------x",
    Act.MANAGE_STAFF: "--------x",
    Act.READ_ACCESS_LOG: "------x--",
    Act.READ_AUDIT: "-------xx",
}
ROLES = [
    Role.CITIZEN,
    Role.CASEWORKER,
    Role.JOB_COACH,
    Role.TEAM_LEAD,
    Role.SERVICE_DESK,
    Role.MAILROOM,
    Role.DATA_PROTECTION,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
]
CELLS = [
    (role, act, mark == "x")
    for act, marks in TABLE.items()
    for role, mark in zip(ROLES, marks, strict=True)
]


def test_the_table_names_every_role_and_act() -> None:
    assert set(TABLE) == set(Act)
    assert set(ROLES) == set(Role) == set(MAY)


@pytest.mark.parametrize(("role", "act", "allowed"), CELLS)
def test_role_and_act(role: Role, act: Act, *, allowed: bool) -> None:
    assert can(role, act) is allowed
    assert User(role=role).can(act) is allowed
    assert User(role=role, is_active=False).can(act) is False


@pytest.mark.parametrize(("role", "act", "allowed"), CELLS)
def test_check_raises_where_can_denies(role: Role, act: Act, *, allowed: bool) -> None:
    if allowed:
        check(role, act)
        return
    with pytest.raises(PermissionDenied):
        check(role, act)


def test_a_role_that_does_not_exist_may_nothing() -> None:
    with pytest.raises(ValueError, match="janitor"):
        can("janitor", Act.SEE_CASES)


@pytest.mark.parametrize("role", ROLES)
def test_only_citizens_stay_out_of_the_back_office(role: Role) -> None:
    assert User(role=role).is_staff is (role is not Role.CITIZEN)
